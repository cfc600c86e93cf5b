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
            var stale = new List<IndexRow>();
            foreach (var row in rows.Where(r => versionOf(r.Attestation) is not { } version || version < r.Version))
            {
                if (await IsStaleAsync(row, token))
                {
                    stale.Add(row);
                }
            }

            if (stale.Count > 0)
            {
                await blobs.ChangeAsync(
                    name,
                    StorageJson.Default.PersonIndex,
                    before => stale.Aggregate(before, (index, row) => PersonIndex.Without(index, row) ?? index) is var after
                        && ReferenceEquals(after, before) ? null : after,
                    token);
            }
        });

    /// <summary>
    /// A step is on record before any list tells of it: read after the list, a ledger that holds and lacks the step never had it, or lost
    /// it.
    /// </summary>
    private async Task<bool> IsStaleAsync(IndexRow row, CancellationToken cancellationToken)
    {
        var (_, ledger, _) = await ledgers.ReadAsync(row.Customer, cancellationToken);
        return ledger.Fault is null && !(ledger.Find(row.Attestation)?.Version >= row.Version);
    }
}
