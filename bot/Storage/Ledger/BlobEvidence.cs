using Azure;
using Azure.Storage.Blobs.Models;

namespace McaBot.Storage.Ledger;

/// <summary>
/// Evidence as blobs, <c>evidence/{attestation}/{sha256}</c>, written before the entry that carries the hash. A file is stored once an
/// attestation; two attestations that show the same file store it twice, so that erasing one after its retention takes the other's
/// along never, and needs nobody to count. Only retention deletes: what was left by a draft that was given up, under an id that never
/// came on record; and with its attestation also a file that was taken off before it was sent. The ledger holds hashes only, so its
/// chain holds without the files.
/// </summary>
internal sealed partial class BlobEvidence(BlobStore store, ILogger<BlobEvidence> log) : IEvidence
{
    private const string AttestationKey = "attestation";

    /// <summary>The service tells times of change in whole seconds.</summary>
    private static readonly TimeSpan Granularity = TimeSpan.FromSeconds(1);

    private static readonly BlobRequestConditions New = new() { IfNoneMatch = ETag.All };

    /// <returns>False when the file was there already.</returns>
    /// <exception cref="StoreUnavailableException">It is not known whether it was kept; keeping it again is safe.</exception>
    public Task<bool> KeepAsync(Guid attestation, EvidenceFile file, ReadOnlyMemory<byte> content, CancellationToken cancellationToken)
    {
        if (!string.Equals(Hashes.Sha256(content.Span), file.Sha256, StringComparison.Ordinal))
        {
            throw new ArgumentException("The content is not the file's.", nameof(content));
        }

        var options = new BlobUploadOptions
        {
            Conditions = New,
            HttpHeaders = new BlobHttpHeaders { ContentType = file.ContentType },
            Metadata = new Dictionary<string, string>(StringComparer.Ordinal) { [AttestationKey] = attestation.ToString("D") },
        };
        return store.CallAsync(async (c, token) =>
        {
            try
            {
                await c.GetBlobClient(BlobNames.EvidenceFile(attestation, file.Sha256))
                    .UploadAsync(new BinaryData(content), options, token);
                return true;
            }
            catch (RequestFailedException e) when (e.IsConditionNotMet())
            {
                return false;
            }
        }, cancellationToken);
    }

    /// <returns>Null when it was erased after retention, or is not the file whose hash is <paramref name="sha256"/>.</returns>
    public async Task<ReadOnlyMemory<byte>?> ReadAsync(Guid attestation, string sha256, CancellationToken cancellationToken)
    {
        if (
            !Hashes.IsSha256(sha256)
            || await store.ReadAsync(BlobNames.EvidenceFile(attestation, sha256), cancellationToken) is not { } found)
        {
            return null;
        }

        var content = found.Content.ToMemory();
        if (string.Equals(Hashes.Sha256(content.Span), sha256, StringComparison.Ordinal))
        {
            return content;
        }

        Log.Altered(log, attestation, sha256);
        return null;
    }

    public async Task<bool> IsAlteredAsync(Attestation attestation, CancellationToken cancellationToken) =>
        (await AlteredAsync(attestation, attestation.RequestedAt - Granularity, cancellationToken)).Count > 0;

    /// <summary>Reads every file on record, however large.</summary>
    /// <returns>The SHA-256 of those that are missing, or are other files; none once their erasure is on record.</returns>
    public Task<IReadOnlyList<string>> AlteredAsync(Attestation attestation, CancellationToken cancellationToken) =>
        AlteredAsync(attestation, DateTimeOffset.MinValue, cancellationToken);

    /// <param name="since">What was last written before is taken for what it was: the service says when that was, and nobody can set
    /// it.</param>
    private async Task<IReadOnlyList<string>> AlteredAsync(
        Attestation attestation, DateTimeOffset since, CancellationToken cancellationToken)
    {
        if (attestation.ErasedAt is not null || attestation.Request.Evidence is not { Count: > 0 } onRecord)
        {
            return [];
        }

        var id = attestation.Key.Id;
        var there = await store.ListBlobsAsync(BlobNames.AllEvidence(id), cancellationToken)
            .ToDictionaryAsync(b => b.Name, b => b.Changed, cancellationToken: cancellationToken);
        var altered = new List<string>();
        foreach (var sha256 in onRecord.Distinct(StringComparer.Ordinal))
        {
            if (!there.TryGetValue(BlobNames.EvidenceFile(id, sha256), out var changed)
                || (changed > since && await ReadAsync(id, sha256, cancellationToken) is null))
            {
                altered.Add(sha256);
            }
        }

        return altered;
    }

    /// <summary>Erases every file of an attestation.</summary>
    public Task<int> EraseAsync(Guid attestation, CancellationToken cancellationToken) =>
        store.DeleteAllAsync(BlobNames.AllEvidence(attestation), cancellationToken);

    private static partial class Log
    {
        [LoggerMessage(1460, LogLevel.Error, "Evidence {Sha256} of attestation {Attestation} is not the file whose hash is on record")]
        public static partial void Altered(ILogger log, Guid attestation, string sha256);
    }
}
