using McaBot.Storage.Ledger;

namespace McaBot.Storage.Projections;

/// <param name="Broken">The first bad entry of each ledger that does not hold; what comes before it was taken all the same.</param>
internal sealed record RebuildReport(int Ledgers, int Attestations, IReadOnlyList<LedgerVerdict> Broken);
