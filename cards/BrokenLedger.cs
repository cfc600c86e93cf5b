namespace McaBot.Cards;

/// <summary>A customer's ledger that does not hold, and its first bad entry.</summary>
public sealed record BrokenLedger(Guid Customer, LedgerFault Fault);
