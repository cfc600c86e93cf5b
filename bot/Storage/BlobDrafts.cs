namespace McaBot.Storage;

/// <summary>
/// Requests being written: what was typed, and which files are attached. Apart from the conversation's state, where whoever writes last
/// wins: a file arrives while a step is still being worked on, and a write that storage carries out long after its turn gave it up must
/// undo nothing.
/// </summary>
internal sealed class BlobDrafts(BlobStore store, TimeProvider time, ILogger<BlobDrafts> logger)
{
    /// <summary>Longer than a turn lasts. What was closed for longer belongs to a turn that died.</summary>
    private static readonly TimeSpan LongestClosed = TimeSpan.FromMinutes(2);

    private readonly JsonBlobs blobs = new(store, logger, canBeMadeAgain: false);

    /// <summary>What cannot be read is put aside, so that its writer can begin again.</summary>
    public async Task<DraftReading> ReadAsync(Guid draft, CancellationToken cancellationToken)
    {
        var name = BlobNames.Draft(draft);
        if (await store.ReadAsync(name, cancellationToken) is not { } found)
        {
            return DraftReading.Nothing;
        }

        if (found.TryRead(StorageJson.Default.StoredDraft) is { } stored)
        {
            return new DraftReading(stored);
        }

        var aside = BlobNames.UnreadableDraft(draft, Hashes.Sha256(found.Content.ToMemory().Span));
        await store.PutAsideAsync(name, aside, found, cancellationToken);
        StorageLog.DraftPutAside(logger, aside);
        return new DraftReading(null, WasPutAside: true);
    }

    /// <summary>Begins to read what will be asked for soon.</summary>
    public void ReadAhead(Guid draft) => store.ReadAhead(BlobNames.Draft(draft));

    /// <summary>Nothing can be kept yet of one whose id was chosen in this turn: that need not be looked up.</summary>
    public void Begin(Guid draft) => store.Know(BlobNames.Draft(draft), null);

    /// <param name="before">The form as it was read.</param>
    /// <param name="after">What became of it: only what differs is written, onto whatever is stored by then.</param>
    /// <param name="begins">What a draft begins with of which nothing is kept yet; null where it was read: one that is gone by now is over,
    /// and stays gone.</param>
    public Task ChangeFormAsync(Guid draft, DraftForm before, DraftForm after, StoredDraft? begins, CancellationToken cancellationToken) =>
    blobs.ChangeAsync(
        BlobNames.Draft(draft),
        StorageJson.Default.StoredDraft,
        stored =>
        {
            var form = after.Onto(stored?.Form ?? before, before);
            return stored?.Form?.IsSameAs(form) == true ? null
                : (stored ?? begins) is { } known
                    ? known with
                    {
                        Form = form,
                        Person = known.Person ?? begins?.Person,
                        StartedAt = known.StartedAt ?? begins?.StartedAt,
                    }
                : null;
        },
        cancellationToken);

    /// <param name="begins">What the list begins with where nothing is kept yet; null where it was read: one that is gone by now is over,
    /// and stays gone.</param>
    /// <param name="change">May be asked several times: the last answer counts.</param>
    /// <returns>Null where the request is going on record or is gone: nothing was changed.</returns>
    public async Task<IReadOnlyList<EvidenceFile>?> ChangeFilesAsync(
        Guid draft, IReadOnlyList<EvidenceFile>? begins, Func<IReadOnlyList<EvidenceFile>, IReadOnlyList<EvidenceFile>> change,
        CancellationToken cancellationToken)
    {
        IReadOnlyList<EvidenceFile>? changed = null;
        await blobs.ChangeAsync(BlobNames.Draft(draft), StorageJson.Default.StoredDraft, stored =>
        {
            var before = stored ?? (begins is null ? null : new StoredDraft(begins));
            changed = before is null || IsClosed(before) ? null : change(before.Files);
            return changed is null ? null : before! with { Files = changed, ClosedAt = null, ClosedFor = null };
        }, cancellationToken);
        return changed;
    }

    /// <summary>Lets nothing be attached any more, so that what goes on record is what was shown. Closing again is safe.</summary>
    /// <param name="customer">In whose ledger whoever comes later finds out what became of it.</param>
    /// <param name="wasRead">Whether it was read: one that is gone by now is over, and what was attached to it with it.</param>
    /// <returns>False where the files are no longer those, or it is gone.</returns>
    public async Task<bool> TryCloseAsync(
        Guid draft, Guid customer, IReadOnlyList<EvidenceFile> shown, bool wasRead, CancellationToken cancellationToken)
    {
        var isClosed = false;
        await blobs.ChangeAsync(BlobNames.Draft(draft), StorageJson.Default.StoredDraft, stored =>
        {
            var before = stored ?? (wasRead ? null : new StoredDraft(shown));
            isClosed = before is not null
                && string.Equals(EvidenceFile.MarkOf(before.Files), EvidenceFile.MarkOf(shown), StringComparison.Ordinal);
            return isClosed ? before! with { ClosedAt = time.GetUtcNow(), ClosedFor = customer } : null;
        }, cancellationToken);
        return isClosed;
    }

    public Task ReopenAsync(Guid draft, CancellationToken cancellationToken) =>
    blobs.ChangeAsync(
        BlobNames.Draft(draft), StorageJson.Default.StoredDraft,
        before => before is null ? null : before with { ClosedAt = null, ClosedFor = null }, cancellationToken);

    public Task DeleteAsync(Guid draft, CancellationToken cancellationToken) =>
        store.DeleteAsync(BlobNames.Draft(draft), null, cancellationToken);

    private bool IsClosed(StoredDraft draft) => draft.ClosedAt + LongestClosed > time.GetUtcNow();
}
