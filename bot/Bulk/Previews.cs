using McaBot.Ledger;

namespace McaBot.Bulk;

/// <summary>The one file each person has waiting, if any.</summary>
internal sealed class Previews(BlobStore store, ILogger<Previews> log)
{
    private readonly JsonBlobs blobs = new(store, log);

    public Task<BulkPreview?> FindAsync(Guid person, CancellationToken cancellationToken) =>
        blobs.ReadAsync(BlobNames.BulkPreview(person), BulkJson.Default.BulkPreview, cancellationToken);

    public async Task<BulkPreview?> FindAsync(Guid person, Guid? preview, CancellationToken cancellationToken) =>
        await FindAsync(person, cancellationToken) is { } found && found.Id == preview ? found : null;

    public Task WriteAsync(Guid person, BulkPreview preview, CancellationToken cancellationToken) =>
        blobs.WriteAsync(BlobNames.BulkPreview(person), preview, BulkJson.Default.BulkPreview, cancellationToken);

    public Task ForgetAsync(Guid person, CancellationToken cancellationToken) => store.DeleteAsync(BlobNames.BulkPreview(person), null, cancellationToken);
}
