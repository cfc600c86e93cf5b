using System.Text.Json.Serialization;

namespace McaBot.Storage.Projections;

/// <param name="Until">Up to when things were counted; UTC.</param>
internal sealed record DigestCheckpoint([property: JsonPropertyName("until")] DateTimeOffset Until);
