namespace McaBot.Cards;

/// <summary>A customer's ledger that is not what a fingerprint says it was.</summary>
/// <param name="Fault">The first entry that differs; null where nothing is left.</param>
public sealed record DifferingLedger(Guid Customer, LedgerFault? Fault);
