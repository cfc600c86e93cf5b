using Azure;
using Azure.Storage.Blobs.Models;
using McaBot.Cards;
using McaBot.Ledger;

namespace McaBot.Bulk;

/// <summary>Messages about bulk requests that were given up, for whoever looks after McaBot; a marker for each such request, so that none is searched for.</summary>
internal sealed class ParkedPosts(Batches batches, BlobStore store, TimeProvider time)
{
    private const int MostBatches = 30;

    public Task NoteAsync(Guid batch, CancellationToken cancellationToken) => store.WriteAsync(BulkBlobs.ParkedMarker(batch), BinaryData.Empty, null, cancellationToken);

    /// <returns>Longest given up first.</returns>
    public async Task<IReadOnlyList<ParkedPost>> ReadAsync(CancellationToken cancellationToken)
    {
        var found = new List<ParkedPost>();
        foreach (var batch in await store.ListIdsAsync(BulkBlobs.Parked, cancellationToken).Take(MostBatches).ToListAsync(cancellationToken))
        {
            found.AddRange(await OfAsync(batch, cancellationToken));
        }

        return [.. found.OrderBy(p => p.Since)];
    }

    /// <summary>Has it done after all, with all its tries anew.</summary>
    /// <param name="name">Of the message, within the batch.</param>
    /// <returns>False where it is not given up, or not any more.</returns>
    public async Task<bool> ReplayAsync(Guid batch, string name, CancellationToken cancellationToken)
    {
        if (await batches.FindAsync(batch, cancellationToken) is null)
        {
            return false;
        }

        var isReplayed = false;
        await batches.ChangeStateAsync(
            batch,
            state =>
            {
                isReplayed = state.Posts.GetValueOrDefault(name) is { Status: PostStatus.Parked };
                return isReplayed ? state.With(name, state.Posts[name] with { Status = PostStatus.Due, Progress = state.Posts[name].Progress.Requeue(time.GetUtcNow()), Since = null }) : state;
            },
            cancellationToken);
        if (isReplayed)
        {
            await batches.ReopenAsync(batch, cancellationToken);
        }

        return isReplayed;
    }

    /// <summary>Forgets the marker of one of which nothing is given up any more; what is given up meanwhile writes it anew, and it stays.</summary>
    private async Task<IReadOnlyList<ParkedPost>> OfAsync(Guid batch, CancellationToken cancellationToken)
    {
        var marker = await store.ReadAsync(BulkBlobs.ParkedMarker(batch), cancellationToken);
        var state = await batches.StateAsync(batch, cancellationToken);
        var parked = state.Posts.Where(p => p.Value.Status == PostStatus.Parked).Select(p => new ParkedPost(batch, p.Key, p.Value.Why, p.Value.Since ?? DateTimeOffset.UnixEpoch)).ToList();
        if (parked.Count == 0 && marker is { Tag: var tag })
        {
            await store.DeleteAsync(BulkBlobs.ParkedMarker(batch), new BlobRequestConditions { IfMatch = tag }, cancellationToken);
        }

        return parked;
    }
}
