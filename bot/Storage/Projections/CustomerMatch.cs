using System.Text.Json.Serialization;

namespace McaBot.Storage.Projections;

internal sealed record CustomerMatch(
    [property: JsonPropertyName("customer")] Guid Customer,
    [property: JsonPropertyName("domain")] string Domain,
    [property: JsonPropertyName("company")] string Company);
