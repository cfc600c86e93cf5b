using System.Text.Json.Serialization;

namespace McaBot.Cards;

public sealed record BulkBefore(
    [property: JsonPropertyName("fileName")] string FileName,
    [property: JsonPropertyName("good")] int Good,
    [property: JsonPropertyName("bad")] int Bad);
