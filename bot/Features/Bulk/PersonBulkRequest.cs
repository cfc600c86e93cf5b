using System.Text.Json.Serialization;

namespace McaBot.Features.Bulk;

/// <param name="Sha256">Of the file it came from.</param>
internal sealed record PersonBulkRequest(
    [property: JsonPropertyName("id")] Guid Id,
    [property: JsonPropertyName("sha256")] string Sha256,
    [property: JsonPropertyName("at")] DateTimeOffset At);
