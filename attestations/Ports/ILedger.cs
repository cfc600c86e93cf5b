namespace McaBot.Attestations;

/// <summary>
/// The ledgers, one for each customer. Any method may throw <see cref="StoreUnavailableException"/>; then nothing is known to have changed.
/// </summary>
public interface ILedger
{
    /// <summary>The customer's ledger; an empty one when there is none yet.</summary>
    Task<CustomerLedger> ReadAsync(Guid customer, CancellationToken cancellationToken);

    /// <summary>
    /// Appends all entries or none, only where <paramref name="ledger"/> still ends. An append whose answer was lost is
    /// found again by its entry ids before anything is repeated.
    /// </summary>
    /// <returns>The ledger with the entries; null when another writer was first: read again and decide again.</returns>
    Task<CustomerLedger?> AppendAsync(CustomerLedger ledger, IReadOnlyList<Entry> entries, CancellationToken cancellationToken);
}
