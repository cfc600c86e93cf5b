namespace McaBot.Attestations;

/// <summary>
/// The ledgers, one for each customer. Any method may throw <see cref="StoreUnavailableException"/>; then nothing is known to have changed.
/// </summary>
public interface ILedger
{
    /// <summary>The customer's ledger; an empty one when there is none yet.</summary>
    Task<CustomerLedger> ReadAsync(Guid customer, CancellationToken cancellationToken);

    /// <summary>Begins to read what will be asked for soon. Finds, changes and tells nothing.</summary>
    void ReadAhead(Guid customer)
    {
    }

    /// <summary>As it is stored now, whatever was read of it before.</summary>
    Task<CustomerLedger> ReadAgainAsync(Guid customer, CancellationToken cancellationToken) => ReadAsync(customer, cancellationToken);

    /// <summary>
    /// Does what an append would have to do first, such as for a customer's first request: beside whatever else comes before it.
    /// </summary>
    /// <returns>The ledger to append to.</returns>
    Task<CustomerLedger> PrepareAsync(CustomerLedger ledger, CancellationToken cancellationToken) => Task.FromResult(ledger);

    /// <summary>
    /// Appends all entries or none, only where <paramref name="ledger"/> still ends. An append whose answer was lost is
    /// found again by its entry ids before anything is repeated.
    /// </summary>
    /// <returns>The ledger with the entries; null when another writer was first: read again and decide again.</returns>
    Task<CustomerLedger?> AppendAsync(CustomerLedger ledger, IReadOnlyList<Entry> entries, CancellationToken cancellationToken);
}
