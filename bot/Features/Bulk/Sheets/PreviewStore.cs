using McaBot.Storage;

namespace McaBot.Features.Bulk.Sheets;

/// <summary>The one file each person has waiting, if any.</summary>
internal sealed partial class PreviewStore(BlobStore store, ILogger<PreviewStore> log)
{
    private readonly JsonBlobs blobs = new(store, log);

    /// <summary>Begins to read, in a turn, which file waits.</summary>
    public void ReadAhead(Guid person) => store.ReadAhead(BlobNames.BulkPreview(person));

    public Task<BulkPreview?> FindAsync(Guid person, CancellationToken cancellationToken) =>
        blobs.ReadAsync(BlobNames.BulkPreview(person), BulkJson.Default.BulkPreview, cancellationToken);

    public async Task<BulkPreview?> FindAsync(Guid person, Guid? preview, CancellationToken cancellationToken) =>
        await FindAsync(person, cancellationToken) is { } found && found.Id == preview && IsAsShown(found) ? found : null;

    private bool IsAsShown(BulkPreview found)
    {
        if (!found.IsAsShown)
        {
            Log.Altered(log, found.Id);
        }

        return found.IsAsShown;
    }

    public Task WriteAsync(Guid person, BulkPreview preview, CancellationToken cancellationToken) =>
        blobs.WriteAsync(BlobNames.BulkPreview(person), preview, BulkJson.Default.BulkPreview, cancellationToken);

    /// <summary>Notes which message shows it, unless it was requested, discarded or replaced meanwhile.</summary>
    public Task NoteCardAsync(Guid person, Guid preview, string message, CancellationToken cancellationToken) => blobs.ChangeAsync(
        BlobNames.BulkPreview(person),
        BulkJson.Default.BulkPreview,
        present => present?.Id == preview ? present with { Card = message } : null,
        cancellationToken);

    public Task ForgetAsync(Guid person, CancellationToken cancellationToken) =>
        store.DeleteAsync(BlobNames.BulkPreview(person), null, cancellationToken);

    private static partial class Log
    {
        [LoggerMessage(1493, LogLevel.Error, "The rows of file {Preview} are not those that were shown: it has to be sent again")]
        public static partial void Altered(ILogger log, Guid preview);
    }
}
