using System.Runtime.CompilerServices;
using McaBot.Attestations;

namespace McaBot.Storage.Ledger;

/// <summary>
/// Takes fingerprints of all ledgers, and compares the ledgers with one that was kept elsewhere: so it shows when somebody who can rewrite
/// all of storage, anchors included, has rewritten history.
/// </summary>
/// <param name="containers">Null: whatever is there is all there is.</param>
internal sealed class LedgerFingerprints(
    BlobStore store, LedgerStore ledgers, LedgerAnchors anchors, ILogger<LedgerFingerprints> logger, StorageContainers? containers = null)
{
    private const int HeadsAtOnce = 32;
    private const int LedgersAtOnce = 8;

    private readonly JsonBlobs blobs = new(store, logger);
    private readonly AnchorLists lists = new(store);

    /// <summary>Lists all anchors as they are now, and keeps the list.</summary>
    public async Task<Fingerprint> TakeAsync(CancellationToken cancellationToken)
    {
        await CheckContainersAsync(cancellationToken);
        var taken = await lists.WriteAsync(Guid.NewGuid(), AnchorsAsync(cancellationToken), cancellationToken);
        var isFirst = false;
        await blobs.ChangeAsync(BlobNames.Fingerprint(taken.Hash), StorageJson.Default.Fingerprint, found =>
        {
            isFirst = found is null || found.List == taken.List;
            return found is null ? taken : null;
        }, cancellationToken);
        if (!isFirst)
        {
            // Nothing has happened since that list, which somebody may be comparing with now.
            await store.DeleteAsync(BlobNames.AnchorList(taken.List), cancellationToken);
        }

        return taken;
    }

    /// <summary>Whether the ledgers still hold what they held then.</summary>
    /// <param name="hash">As checked by <see cref="Hashes.IsSha256(string)"/>.</param>
    /// <param name="tell">Called for one ledger at a time, in no telling order.</param>
    public async Task<FingerprintCheck> CheckAsync(string hash, Action<FingerprintFault> tell, CancellationToken cancellationToken)
    {
        await CheckContainersAsync(cancellationToken);
        if (await blobs.ReadAsync(BlobNames.Fingerprint(hash), StorageJson.Default.Fingerprint, cancellationToken) is not { } kept)
        {
            return new FingerprintCheck(FingerprintState.Unknown);
        }

        if (
            await lists.FindHashAsync(kept.List, cancellationToken) is not { } list
            || !string.Equals(list.Hash, hash, StringComparison.Ordinal))
        {
            return new FingerprintCheck(FingerprintState.ListAltered);
        }

        var (one, compared, broken) = (new Lock(), 0L, 0L);
        await Parallel.ForEachAsync(
            lists.ReadAsync(kept.List, list.Tag, cancellationToken),
            new ParallelOptions { MaxDegreeOfParallelism = LedgersAtOnce, CancellationToken = cancellationToken },
            async (then, token) =>
            {
                var fault = await CompareAsync(then.Customer, then.Head, token);
                lock (one)
                {
                    compared++;
                    if (fault is not null)
                    {
                        broken++;
                        tell(fault);
                    }
                }
            });
        return new FingerprintCheck(FingerprintState.Compared, compared, broken);
    }

    private async Task<FingerprintFault?> CompareAsync(Guid customer, LedgerAnchor then, CancellationToken cancellationToken)
    {
        if (await ledgers.Blobs.ReadAsync(BlobNames.Ledger(customer), cancellationToken) is not { } found)
        {
            return new FingerprintFault(customer, new LedgerFault(1, LedgerFaultKind.CutOff), true);
        }

        // What came to be wrong later is not of that day.
        var fault = LedgerFormat.Read(customer, found.Content.ToMemory().Span, then).Fault;
        return fault?.Entry <= then.Sequence ? new FingerprintFault(customer, fault, false) : null;
    }

    private Task CheckContainersAsync(CancellationToken cancellationToken) =>
        containers?.CheckAsync(cancellationToken) ?? Task.CompletedTask;

    private async IAsyncEnumerable<CustomerAnchor> AnchorsAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var ahead = new Queue<(Guid Customer, Task<LedgerAnchor?> Reading)>();
        await foreach (var customer in anchors.ListAsync(cancellationToken))
        {
            ahead.Enqueue((customer, anchors.FindAsync(customer, cancellationToken)));
            if (ahead.Count == HeadsAtOnce && await FirstAsync() is { } anchor)
            {
                yield return anchor;
            }
        }

        while (ahead.Count > 0)
        {
            if (await FirstAsync() is { } anchor)
            {
                yield return anchor;
            }
        }

        async Task<CustomerAnchor?> FirstAsync()
        {
            var (customer, reading) = ahead.Dequeue();
            return await reading is { } head ? new(customer, head) : null;
        }
    }
}
