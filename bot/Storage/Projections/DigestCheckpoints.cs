namespace McaBot.Storage.Projections;

/// <summary>Up to when each channel's last digest counted.</summary>
internal sealed class DigestCheckpoints(BlobStore store, ILogger<DigestCheckpoints> logger)
{
    private readonly JsonBlobs blobs = new(store, logger);

    public Task<DigestCheckpoint?> FindAsync(string channel, CancellationToken cancellationToken) =>
        blobs.ReadAsync(BlobNames.LastDigest(channel), StorageJson.Default.DigestCheckpoint, cancellationToken);

    public Task NoteAsync(string channel, DigestCheckpoint last, CancellationToken cancellationToken) =>
        blobs.WriteAsync(BlobNames.LastDigest(channel), last, StorageJson.Default.DigestCheckpoint, cancellationToken);
}
