using System.Text.Json.Serialization;

namespace McaBot.Storage.Projections;

/// <param name="Until">Up to when things were counted; UTC.</param>
internal sealed record DigestCheckpoint([property: JsonPropertyName("until")] DateTimeOffset Until);

/// <summary>Up to when each channel's last digest counted.</summary>
internal sealed class DigestCheckpoints(BlobStore store, ILogger<DigestCheckpoints> logger)
{
    private readonly JsonBlobs blobs = new(store, logger);

    public Task<DigestCheckpoint?> FindAsync(string channel, CancellationToken cancellationToken) =>
        blobs.ReadAsync(BlobNames.LastDigest(channel), StorageJson.Default.DigestCheckpoint, cancellationToken);

    public Task NoteAsync(string channel, DigestCheckpoint last, CancellationToken cancellationToken) =>
        blobs.WriteAsync(BlobNames.LastDigest(channel), last, StorageJson.Default.DigestCheckpoint, cancellationToken);
}
