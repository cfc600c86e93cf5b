using System.Text.Json.Serialization;

namespace McaBot.Attestations;

/// <summary>An entry that a ledger is known to hold, noted apart from it: a chain alone cannot show that its end is missing.</summary>
/// <param name="Hash">The entry's hash.</param>
public sealed record LedgerAnchor(
    [property: JsonPropertyName("sequence")] long Sequence,
    [property: JsonPropertyName("hash")] string Hash);
