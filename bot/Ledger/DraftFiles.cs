using McaBot.Attestations;

namespace McaBot.Ledger;

/// <summary>
/// Which files are attached to a request being written. Apart from the conversation's state, where whoever writes last wins: a file arrives while a
/// step is still being worked on, here or in another replica, and neither may undo the other.
/// </summary>
public sealed class DraftFiles(BlobStore store, TimeProvider time, ILogger<DraftFiles> logger)
{
    /// <summary>Longer than a turn lasts. What was closed for longer belongs to a turn that died.</summary>
    private static readonly TimeSpan LongestClosed = TimeSpan.FromMinutes(2);

    private readonly JsonBlobs blobs = new(store, logger);

    /// <returns>Null where no list was begun.</returns>
    public async Task<IReadOnlyList<EvidenceFile>?> ReadAsync(Guid draft, CancellationToken cancellationToken) =>
        (await blobs.ReadAsync(BlobNames.Draft(draft), StorageJson.Default.DraftFileList, cancellationToken))?.Files;

    /// <param name="known">What the list begins with.</param>
    /// <param name="change">May be asked several times: the last answer counts.</param>
    /// <returns>Null where the request is going on record: nothing was changed.</returns>
    public async Task<IReadOnlyList<EvidenceFile>?> ChangeAsync(
        Guid draft, IReadOnlyList<EvidenceFile> known, Func<IReadOnlyList<EvidenceFile>, IReadOnlyList<EvidenceFile>> change, CancellationToken cancellationToken)
    {
        IReadOnlyList<EvidenceFile>? changed = null;
        await blobs.ChangeAsync(BlobNames.Draft(draft), StorageJson.Default.DraftFileList, before =>
        {
            changed = IsClosed(before) ? null : change(before?.Files ?? known);
            return changed is null ? null : new DraftFileList(changed);
        }, cancellationToken);
        return changed;
    }

    /// <summary>Lets nothing be attached any more, so that what goes on record is what was shown. Closing again is safe.</summary>
    /// <returns>False where the files are no longer those.</returns>
    public async Task<bool> TryCloseAsync(Guid draft, IReadOnlyList<EvidenceFile> shown, CancellationToken cancellationToken)
    {
        var isClosed = false;
        await blobs.ChangeAsync(BlobNames.Draft(draft), StorageJson.Default.DraftFileList, before =>
        {
            var files = before?.Files ?? shown;
            isClosed = string.Equals(EvidenceFile.MarkOf(files), EvidenceFile.MarkOf(shown), StringComparison.Ordinal);
            return isClosed ? new DraftFileList(files, time.GetUtcNow()) : null;
        }, cancellationToken);
        return isClosed;
    }

    public Task ReopenAsync(Guid draft, CancellationToken cancellationToken) => blobs.ChangeAsync(
        BlobNames.Draft(draft), StorageJson.Default.DraftFileList, before => before is null ? null : before with { ClosedAt = null }, cancellationToken);

    public Task DeleteAsync(Guid draft, CancellationToken cancellationToken) => store.DeleteAsync(BlobNames.Draft(draft), null, cancellationToken);

    private bool IsClosed(DraftFileList? list) => list?.ClosedAt + LongestClosed > time.GetUtcNow();
}
