namespace McaBot.Attestations;

/// <summary>The first bad entry of a ledger.</summary>
/// <param name="Entry">Its line, counted from 1.</param>
public sealed record LedgerFault(long Entry, LedgerFaultKind Kind);
