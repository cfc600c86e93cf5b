using McaBot.Storage;

namespace McaBot.Features.Bulk;

/// <summary>Erases what is left of bulk requests that came to their end, and files that were sent and never confirmed.</summary>
internal sealed class BulkErasure(BlobStore store, BulkStore batches)
{
    /// <param name="limit">What was not touched since then has outlived its time.</param>
    /// <returns>How many bulk requests.</returns>
    public async Task<int> EraseBatchesAsync(DateTimeOffset limit, CancellationToken cancellationToken)
    {
        var open = await batches.ListOpenAsync(cancellationToken).ToHashSetAsync(cancellationToken: cancellationToken);
        var touched = new Dictionary<Guid, DateTimeOffset>();
        await foreach (var blob in store.ListBlobsAsync(BlobNames.Bulk, cancellationToken))
        {
            if (blob.Name.Split('/') is [_, var named, ..] && Guid.TryParseExact(named, "D", out var batch))
            {
                touched[batch] = touched.TryGetValue(batch, out var known) && known > blob.Changed ? known : blob.Changed;
            }
        }

        var erased = 0;
        foreach (var (batch, _) in touched.Where(t => t.Value <= limit && !open.Contains(t.Key)))
        {
            await store.DeleteAllAsync(BlobNames.AllOfBulk(batch), cancellationToken);
            erased++;
        }

        return erased;
    }

    /// <inheritdoc cref="EraseBatchesAsync(DateTimeOffset, CancellationToken)"/>
    /// <returns>How many files.</returns>
    public async Task<int> ErasePreviewsAsync(DateTimeOffset limit, CancellationToken cancellationToken)
    {
        var erased = 0;
        await foreach (
            var blob in store
                .ListBlobsAsync(BlobNames.BulkPeople, cancellationToken)
                .Where(b => b.Changed <= limit && b.Name.EndsWith(BlobNames.BulkPreviewEnd, StringComparison.Ordinal)))
        {
            erased += await store.DeleteAsync(blob, cancellationToken) ? 1 : 0;
        }

        return erased;
    }
}
