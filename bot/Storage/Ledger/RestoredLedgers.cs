using McaBot.Storage.Projections;

namespace McaBot.Storage.Ledger;

/// <summary>
/// Ledgers that were restored from a copy that ends earlier. Nobody decides on one until an operator has looked at it and lets it count;
/// that its end is lost stays to be seen.
/// </summary>
internal sealed class RestoredLedgers(
    LedgerFiles ledgers, LedgerAnchors anchors, OpenMarkers markers, BlobStore store, TimeProvider time, ILogger<RestoredLedgers> log)
{
    private readonly JsonBlobs blobs = new(store, log);

    /// <param name="entries">How many entries whoever asks has seen to be left: anything else is not what was looked at.</param>
    public async Task<RestoreAnswer> AcceptAsync(Guid customer, long entries, CancellationToken cancellationToken)
    {
        var (content, ledger, head) = await ledgers.ReadAsync(customer, cancellationToken);
        if (head is null || ledger.Fault is null)
        {
            return new RestoreAnswer(RestoreState.NothingLost, ledger.Sequence);
        }

        var left = LedgerFormat.Read(customer, content.Span);
        if (left.Fault is not null || left.Sequence >= head.Sequence)
        {
            return new RestoreAnswer(RestoreState.DoesNotHold, ledger.Sequence);
        }

        var lost = head.Sequence - left.Sequence;
        if (left.Sequence != entries)
        {
            return new RestoreAnswer(RestoreState.OtherLength, left.Sequence, lost);
        }

        // Noted first: stopped in between, the ledger still shows as cut off, and the same command ends it.
        var note = new LostEntries(customer, left.Sequence, head.Sequence, head.Hash, time.GetUtcNow());
        await blobs.WriteAsync(BlobNames.Lost(customer, head.Sequence), note, StorageJson.Default.LostEntries, cancellationToken);
        await markers.WriteAsync(customer, cancellationToken);
        await anchors.ReplaceAsync(left, head, cancellationToken);
        StorageLog.RestoreAccepted(log, customer, left.Sequence, lost);
        return new RestoreAnswer(RestoreState.Accepted, left.Sequence, lost);
    }

    /// <param name="customer">Null: of all customers.</param>
    public IAsyncEnumerable<LostEntries> ListAsync(Guid? customer, CancellationToken cancellationToken) => store
        .ListAsync(customer is { } one ? BlobNames.LostOf(one) : BlobNames.LostEnds, cancellationToken)
        .Select(async (string name, CancellationToken token) => await blobs.ReadAsync(name, StorageJson.Default.LostEntries, token))
        .Where(lost => lost is not null)
        .Select(lost => lost!);
}
