using McaBot.Storage;
using McaBot.Storage.Ledger;
using McaBot.Storage.Projections;

namespace McaBot.Operations.Retention;

/// <summary>Tells requests that were never made from those on record, and erases what was kept for them.</summary>
internal sealed partial class AbandonedRequests(
    BlobStore store, ILedger ledger, RestoredLedgers restored, Indexes indexes, BlobDetails details, BlobEvidence evidence,
    ILogger<AbandonedRequests> log)
{
    /// <returns>Null when it cannot be known now. What was never confirmed has no details: they are written before the ledger's
    /// entry.</returns>
    public async Task<bool?> IsOnRecordAsync(Guid id, CancellationToken cancellationToken)
    {
        var isOnRecord = await FindAsync(id, cancellationToken);
        if (isOnRecord is null)
        {
            Log.Unsure(log, id);
        }

        return isOnRecord;
    }

    /// <summary>
    /// Somebody may have attached files long ago and be writing on: whatever a conversation that was touched since then names is taken out.
    /// </summary>
    public async Task KeepWhatIsBeingWrittenAsync(ISet<Guid> neverMade, DateTimeOffset limit, CancellationToken cancellationToken)
    {
        if (neverMade.Count == 0)
        {
            return;
        }

        await foreach (var state in store.ListBlobsAsync(BlobNames.States, cancellationToken).Where(b => b.Changed > limit))
        {
            var text = await TextOfAsync(state, cancellationToken);
            neverMade.ExceptWith([.. neverMade.Where(id => text.Contains(id.ToString("D"), StringComparison.OrdinalIgnoreCase))]);
        }
    }

    /// <returns>Empty where it is gone.</returns>
    public async Task<string> TextOfAsync(StoredBlob state, CancellationToken cancellationToken) =>
        (await store.ReadAsync(state.Name, cancellationToken))?.Content.ToString() ?? "";

    /// <summary>Whether a file or details came after <paramref name="limit"/>.</summary>
    public ValueTask<bool> IsTouchedSinceAsync(Guid id, DateTimeOffset limit, CancellationToken cancellationToken) => store
        .ListBlobsAsync(BlobNames.AllEvidence(id), cancellationToken)
        .Concat(store.ListBlobsAsync(BlobNames.AllDetails(id), cancellationToken))
        .AnyAsync(blob => blob.Changed > limit, cancellationToken);

    public async Task EraseAsync(Guid id, CancellationToken cancellationToken)
    {
        await evidence.EraseAsync(id, cancellationToken);
        await details.EraseAsync(id, cancellationToken);
        Log.Erased(log, id);
    }

    private async Task<bool?> FindAsync(Guid id, CancellationToken cancellationToken)
    {
        if (await details.CustomerOfAsync(id, cancellationToken) is not { } customer)
        {
            return
                await store.ListAsync(BlobNames.AllDetails(id), cancellationToken).AnyAsync(cancellationToken)
                || await IsIndexedAsync(id, cancellationToken)
                ? null
                : false;
        }

        var present = await ledger.ReadAsync(customer, cancellationToken);
        if (present.Find(id) is not null)
        {
            return true;
        }

        // Nobody vouches for the customer that the details name: whoever changed it must not have them erased, and the evidence with them.
        // Of a ledger that was restored from an earlier copy the lost end may have named it, and this is all that is left of that.
        return present.Fault is not null
            || await restored.ListAsync(customer, cancellationToken).AnyAsync(cancellationToken)
            || await IsIndexedAsync(id, cancellationToken)
                ? null
                : false;
    }

    /// <summary>Whether a ledger knows it although its details were lost or name another customer.</summary>
    private async Task<bool> IsIndexedAsync(Guid id, CancellationToken cancellationToken)
    {
        foreach (var match in await indexes.FindCustomersAsync(AttestationKey.NumberOf(id), cancellationToken))
        {
            if ((await ledger.ReadAsync(match.Customer, cancellationToken)).Find(id) is not null)
            {
                return true;
            }
        }

        return false;
    }

    private static partial class Log
    {
        [LoggerMessage(1573, LogLevel.Information, "What was kept for request {Draft}, which was never made, was erased")]
        public static partial void Erased(ILogger log, Guid draft);

        [LoggerMessage(1574, LogLevel.Warning, "Whether request {Draft} was ever made cannot be told now; what was kept for it stays")]
        public static partial void Unsure(ILogger log, Guid draft);
    }
}
