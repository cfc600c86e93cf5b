namespace McaBot.Attestations;

/// <summary>What became of a change, with the ledger as it stands then.</summary>
public sealed record LedgerOutcome(Outcome Outcome, CustomerLedger Ledger);
