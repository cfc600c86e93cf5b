using McaBot.Storage;

namespace McaBot.Operations.Retention;

/// <summary>
/// Erases drafts that nobody went on with, with what was attached to them, and the state of such conversations; and what a process that
/// died has left of writing a request that was made. It begins with the drafts there are, so it costs what is being written or abandoned,
/// whatever is on record; what no draft leads to is for <see cref="LeftoverSearch"/>.
/// </summary>
internal sealed class DraftErasure(BlobStore store, AbandonedRequests requests)
{
    /// <param name="limit">What was not touched since then has outlived its time.</param>
    /// <returns>How many requests that were never made, and conversations.</returns>
    public async Task<int> RunAsync(DateTimeOffset limit, CancellationToken cancellationToken)
    {
        var old = new Dictionary<Guid, StoredBlob>();
        var written = new List<Guid>();
        await foreach (var draft in store.ListBlobsAsync(BlobNames.Drafts, cancellationToken))
        {
            var id = BlobNames.IdOf(draft.Name);
            if (id == Guid.Empty)
            {
                continue;
            }

            if (draft.Changed > limit || await requests.IsTouchedSinceAsync(id, limit, cancellationToken))
            {
                written.Add(id);
            }
            else
            {
                old[id] = draft;
            }
        }

        return await EraseDraftsAsync(old, limit, cancellationToken)
            + await EraseStatesAsync(limit, [.. written.Select(id => id.ToString("D"))], cancellationToken);
    }

    private async Task<int> EraseDraftsAsync(
        Dictionary<Guid, StoredBlob> old, DateTimeOffset limit, CancellationToken cancellationToken)
    {
        var neverMade = new HashSet<Guid>();
        foreach (var (id, draft) in old)
        {
            switch (await requests.IsOnRecordAsync(id, cancellationToken))
            {
                case false:
                    neverMade.Add(id);
                    break;
                case true:
                    // Sent by a process that died before it could erase what it had sent.
                    await store.DeleteAsync(draft, cancellationToken);
                    break;
            }
        }

        await requests.KeepWhatIsBeingWrittenAsync(neverMade, limit, cancellationToken);
        var erased = 0;
        foreach (var id in neverMade)
        {
            // The draft first: one that somebody goes on with at this moment is another by now, and stays with all that belongs to it.
            if (await store.DeleteAsync(old[id], cancellationToken))
            {
                await requests.EraseAsync(id, cancellationToken);
                erased++;
            }
        }

        return erased;
    }

    /// <param name="written">What was changed since, for whose sake the conversation stays that names it.</param>
    private async Task<int> EraseStatesAsync(DateTimeOffset limit, IReadOnlyList<string> written, CancellationToken cancellationToken)
    {
        var erased = 0;
        await foreach (var state in store.ListBlobsAsync(BlobNames.States, cancellationToken).Where(b => b.Changed <= limit))
        {
            if (written.Count == 0 || !await NamesAnyAsync(state, written, cancellationToken))
            {
                erased += await store.DeleteAsync(state, cancellationToken) ? 1 : 0;
            }
        }

        return erased;
    }

    private async Task<bool> NamesAnyAsync(StoredBlob state, IReadOnlyList<string> drafts, CancellationToken cancellationToken)
    {
        var text = await requests.TextOfAsync(state, cancellationToken);
        return drafts.Any(d => text.Contains(d, StringComparison.OrdinalIgnoreCase));
    }
}
