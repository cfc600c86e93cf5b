using System.Text.Json.Serialization;

namespace McaBot.Ledger;

/// <param name="Until">Up to when things were counted; UTC.</param>
public sealed record LastDigest([property: JsonPropertyName("until")] DateTimeOffset Until);

/// <summary>Up to when each channel's last digest counted.</summary>
public sealed class LastDigests(BlobStore store, ILogger<LastDigests> logger)
{
    private readonly JsonBlobs blobs = new(store, logger);

    public Task<LastDigest?> FindAsync(string channel, CancellationToken cancellationToken) =>
        blobs.ReadAsync(BlobNames.LastDigest(channel), StorageJson.Default.LastDigest, cancellationToken);

    public Task NoteAsync(string channel, LastDigest last, CancellationToken cancellationToken) =>
        blobs.WriteAsync(BlobNames.LastDigest(channel), last, StorageJson.Default.LastDigest, cancellationToken);
}
