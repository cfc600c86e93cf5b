namespace McaBot.Storage.Ledger;

/// <summary>
/// The container the ledgers are in: they alone may be locked against change, so nothing in it is overwritten or deleted, ever.
/// </summary>
internal sealed record LedgerStore(BlobStore Blobs);
