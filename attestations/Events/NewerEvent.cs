namespace McaBot.Attestations;

/// <summary>
/// Something on record that only a newer version understands: that it happened counts, what it means this one does not guess. It is read
/// and never written.
/// </summary>
/// <param name="Kind">The word under which it stands in the ledger.</param>
public sealed record NewerEvent(string Kind) : LedgerEvent;
