using System.Text.Json.Serialization;

namespace McaBot.Cards;

/// <param name="Typed">As it stands in the file.</param>
public sealed record BulkDateExample(
    [property: JsonPropertyName("typed")] string Typed,
    [property: JsonPropertyName("read")] DateOnly Read);
