using System.Text.Json.Serialization;

namespace McaBot.Attestations;

/// <summary>A free text that belongs to one ledger entry, such as the reason of a rejection.</summary>
public sealed record Note(
    [property: JsonPropertyName("attestation")] Guid Attestation,
    [property: JsonPropertyName("entry")] Guid Entry,
    [property: JsonPropertyName("salt")] string Salt,
    [property: JsonPropertyName("text")] string Text);
