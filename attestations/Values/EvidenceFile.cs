using System.Text.Json.Serialization;

namespace McaBot.Attestations;

/// <summary>A file that shows the customer's acceptance. Stored once, under its hash.</summary>
/// <param name="Name">As the agent's machine called it; shown, never used as a path.</param>
/// <param name="Size">Bytes.</param>
/// <param name="Sha256">Of its content, lower-case hex.</param>
public sealed record EvidenceFile(
    [property: JsonPropertyName("name")] string Name,
    [property: JsonPropertyName("contentType")] string ContentType,
    [property: JsonPropertyName("size")] long Size,
    [property: JsonPropertyName("sha256")] string Sha256)
{
    /// <summary>How many files one request may hold.</summary>
    public const int Most = 10;

    /// <summary>Changes when the files do, so that a card can say which ones it showed; empty where there are none.</summary>
    public static string MarkOf(IReadOnlyList<EvidenceFile>? files) => files is not { Count: > 0 }
        ? ""
        : Hashes.Sha256(string.Join(' ', files.Select(f => f.Sha256).Order(StringComparer.Ordinal)))[..16];
}
