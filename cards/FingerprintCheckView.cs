namespace McaBot.Cards;

/// <summary>What came of comparing the ledgers with a fingerprint.</summary>
/// <param name="IsUnknown">No list is kept under it.</param>
/// <param name="IsListAltered">The list that is kept is another one.</param>
/// <param name="Named">Some of those that are not what they were, with the first entry that differs; null where nothing is left.</param>
public sealed record FingerprintCheckView(
    bool IsUnknown, bool IsListAltered, long Ledgers, long Broken, IReadOnlyList<DifferingLedger> Named);
