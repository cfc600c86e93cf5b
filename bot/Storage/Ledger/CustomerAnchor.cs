namespace McaBot.Storage.Ledger;

/// <summary>The anchor of a customer's ledger.</summary>
internal sealed record CustomerAnchor(Guid Customer, LedgerAnchor Head);
