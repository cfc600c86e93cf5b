namespace McaBot.Storage.Ledger;

/// <summary>A ledger that is no longer what it was.</summary>
/// <param name="Fault">The first entry, of those it had then, that does not hold.</param>
/// <param name="IsMissing">Whether nothing is left of it.</param>
internal sealed record FingerprintFault(Guid Customer, LedgerFault Fault, bool IsMissing);
