using McaBot.Storage.Ledger;

namespace McaBot.Storage.Projections;

/// <summary>
/// Takes out of people's lists what no ledger knows, or knows only up to an earlier step: ledgers that were restored from an older copy
/// would else be hidden behind what the lists still say, as a list never goes back to an earlier version by itself.
/// </summary>
internal sealed class StaleRows(BlobStore store, LedgerFiles ledgers, ILogger logger)
{
    private const int AtOnce = 8;

    private readonly JsonBlobs blobs = new(store, logger);

    /// <param name="versionOf">Of an attestation, as far as the ledgers were read; null for one that is in none.</param>
    public Task RemoveAsync(Func<Guid, long?> versionOf, CancellationToken cancellationToken) => Parallel.ForEachAsync(
        store.ListAsync(BlobNames.PersonIndexes, cancellationToken),
        new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellationToken },
        async (name, token) =>
        {
            var rows = (await blobs.ReadAsync(name, StorageJson.Default.PersonIndex, token))?.Rows ?? [];
            var suspect = rows.Where(r => versionOf(r.Attestation) is not { } version || version < r.Version);
            var stale = new List<IndexRow>();
            foreach (var ofCustomer in suspect.GroupBy(r => r.Customer))
            {
                stale.AddRange(await StaleAsync(ofCustomer, token));
            }

            if (stale.Count > 0)
            {
                await blobs.ChangeAsync(
                    name, StorageJson.Default.PersonIndex, before => PersonIndex.Without(before, stale), token);
            }
        });

    /// <summary>
    /// A step is on record before any list tells of it: read after the list, a ledger that holds and lacks the step never had it, or lost
    /// it.
    /// </summary>
    private async Task<IEnumerable<IndexRow>> StaleAsync(IGrouping<Guid, IndexRow> ofCustomer, CancellationToken cancellationToken)
    {
        var (_, ledger, _) = await ledgers.ReadAsync(ofCustomer.Key, cancellationToken);
        return ledger.Fault is null ? ofCustomer.Where(row => !(ledger.Find(row.Attestation)?.Version >= row.Version)) : [];
    }
}
