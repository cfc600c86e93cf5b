namespace McaBot.Storage.Ledger;

/// <param name="Length">In bytes.</param>
internal sealed record LedgerSize(Guid Customer, long Length);
