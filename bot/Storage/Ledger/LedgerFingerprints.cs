using System.Runtime.CompilerServices;

namespace McaBot.Storage.Ledger;

/// <summary>
/// Takes fingerprints of all ledgers, and compares the ledgers with one that was kept elsewhere: so it shows when somebody who can rewrite
/// all of storage, anchors included, has rewritten history.
/// </summary>
/// <param name="containers">Null: whatever is there is all there is.</param>
internal sealed class LedgerFingerprints(
    BlobStore store, LedgerStore ledgers, LedgerAnchors anchors, TimeProvider time, ILogger<LedgerFingerprints> logger,
    StorageContainers? containers = null)
{
    private const int HeadsAtOnce = 32;
    private const int LedgersAtOnce = 8;

    /// <summary>More than clocks differ by.</summary>
    internal static readonly TimeSpan Margin = TimeSpan.FromMinutes(10);

    private readonly JsonBlobs blobs = new(store, logger);
    private readonly AnchorLists lists = new(store);

    /// <summary>Reads all anchors as they are now, and keeps their list.</summary>
    public Task<Fingerprint> TakeAsync(CancellationToken cancellationToken) => TakeAsync(null, cancellationToken);

    /// <param name="progress">Told of each anchor.</param>
    /// <inheritdoc cref="TakeAsync(CancellationToken)"/>
    public async Task<Fingerprint> TakeAsync(IWorkProgress? progress, CancellationToken cancellationToken)
    {
        await CheckContainersAsync(cancellationToken);
        return await KeepAsync(time.GetUtcNow(), AnchorsAsync(null, progress, cancellationToken), cancellationToken);
    }

    /// <summary>
    /// The same, where only the anchors are read that were written since the last time: the others stand in the list from then, which has
    /// to be the one its fingerprint was taken of.
    /// </summary>
    /// <inheritdoc cref="TakeAsync(CancellationToken)"/>
    public async Task<Fingerprint> RenewAsync(CancellationToken cancellationToken)
    {
        await CheckContainersAsync(cancellationToken);
        var begun = time.GetUtcNow();
        return await KeepAsync(
            begun, AnchorsAsync(await FindLastAsync(cancellationToken), null, cancellationToken), cancellationToken);
    }

    /// <summary>Whether the ledgers still hold what they held then.</summary>
    /// <param name="hash">As checked by <see cref="Hashes.IsSha256(string)"/>.</param>
    /// <param name="tell">Called for one ledger at a time, in no telling order.</param>
    public Task<FingerprintCheck> CheckAsync(string hash, Action<FingerprintFault> tell, CancellationToken cancellationToken) =>
        CheckAsync(hash, tell, null, cancellationToken);

    /// <param name="progress">Told of each ledger, and before the first how many there are.</param>
    /// <inheritdoc cref="CheckAsync(string, Action{FingerprintFault}, CancellationToken)"/>
    public async Task<FingerprintCheck> CheckAsync(
        string hash, Action<FingerprintFault> tell, IWorkProgress? progress, CancellationToken cancellationToken)
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

        progress?.Expect(kept.Ledgers);
        var (one, compared, broken) = (new Lock(), 0L, 0L);
        await Parallel.ForEachAsync(
            lists.ReadAsync(kept.List, list.Tag, cancellationToken),
            new ParallelOptions { MaxDegreeOfParallelism = LedgersAtOnce, CancellationToken = cancellationToken },
            async (then, token) =>
            {
                var fault = await CompareAsync(then.Customer, then.Head, token);
                progress?.Add();
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

    private async Task<Fingerprint> KeepAsync(
        DateTimeOffset begun, IAsyncEnumerable<CustomerAnchor> anchorsThen, CancellationToken cancellationToken)
    {
        var taken = await lists.WriteAsync(Guid.NewGuid(), anchorsThen, cancellationToken);
        var kept = taken;
        await blobs.ChangeAsync(BlobNames.Fingerprint(taken.Hash), StorageJson.Default.Fingerprint, found =>
        {
            kept = found ?? taken;
            return found is null ? taken : null;
        }, cancellationToken);
        if (kept.List != taken.List)
        {
            // Nothing has happened since that list, which somebody may be comparing with now.
            await store.DeleteAsync(BlobNames.AnchorList(taken.List), cancellationToken);
        }

        await blobs.WriteAsync(
            BlobNames.LatestFingerprint(), kept with { Begun = begun }, StorageJson.Default.Fingerprint, cancellationToken);
        return taken;
    }

    /// <returns>Null where there is none yet, or its list is not the one it was taken of.</returns>
    private async Task<LastAnchors?> FindLastAsync(CancellationToken cancellationToken) =>
        await blobs.ReadAsync(BlobNames.LatestFingerprint(), StorageJson.Default.Fingerprint, cancellationToken)
            is { Begun: { } begun } last
        && await lists.FindHashAsync(last.List, cancellationToken) is { } list
        && string.Equals(list.Hash, last.Hash, StringComparison.Ordinal)
            ? new LastAnchors(begun - Margin, lists.ReadAsync(last.List, list.Tag, cancellationToken))
            : null;

    private async IAsyncEnumerable<CustomerAnchor> AnchorsAsync(
        LastAnchors? last, IWorkProgress? progress, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var ahead = new Queue<Task<CustomerAnchor?>>();
        await using var then = (last?.All ?? AsyncEnumerable.Empty<CustomerAnchor>()).GetAsyncEnumerator(cancellationToken);
        var isThere = await then.MoveNextAsync();
        await foreach (var (customer, at) in anchors.ListNotedAsync(cancellationToken))
        {
            // Both are in the order in which storage lists them.
            while (isThere && then.Current.Customer.CompareTo(customer) < 0)
            {
                isThere = await then.MoveNextAsync();
            }

            var isKnown = isThere && then.Current.Customer == customer && at < last?.Until;
            ahead.Enqueue(isKnown ? Task.FromResult<CustomerAnchor?>(then.Current) : FindAsync(customer, cancellationToken));
            if (ahead.Count == HeadsAtOnce && await ahead.Dequeue() is { } anchor)
            {
                yield return anchor;
            }

            progress?.Add();
        }

        while (ahead.Count > 0)
        {
            if (await ahead.Dequeue() is { } anchor)
            {
                yield return anchor;
            }
        }
    }

    private async Task<CustomerAnchor?> FindAsync(Guid customer, CancellationToken cancellationToken) =>
        await anchors.FindAsync(customer, cancellationToken) is { } head ? new(customer, head) : null;

    /// <summary>What was listed the last time.</summary>
    /// <param name="Until">What was written before is in it as it is.</param>
    private sealed record LastAnchors(DateTimeOffset Until, IAsyncEnumerable<CustomerAnchor> All);
}
