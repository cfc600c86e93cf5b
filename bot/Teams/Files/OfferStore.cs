using System.Runtime.CompilerServices;
using System.Text;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Blobs.Specialized;
using McaBot.Storage;

namespace McaBot.Teams.Files;

/// <summary>
/// Offers as blobs, <c>offers/{person}/{id}</c>: whoever accepts is looked up under their own name only. What is known about an offer is
/// the blob's metadata; a settled one keeps that and loses its content.
/// </summary>
internal sealed class OfferStore(BlobStore store, TimeProvider time)
{
    private const string NameKey = "name";
    private const string OfferedKey = "offered";
    private const string StateKey = "state";
    private const string RecordsKey = "records";

    /// <exception cref="Attestations.StoreUnavailableException">Nothing is offered then.</exception>
    internal async Task<FileOffer> WriteAsync(
        Guid person, string fileName, bool isOfRecords, Func<Stream, CancellationToken, Task> write, CancellationToken cancellationToken)
    {
        var offer = new FileOffer(person, Guid.NewGuid(), fileName, 0, time.GetUtcNow(), OfferState.Open, default, isOfRecords);
        try
        {
            var options = new BlockBlobOpenWriteOptions { Metadata = MetadataOf(offer) };
            var blob = await store.CallAsync(
                (c, token) => c.GetBlockBlobClient(NameOf(offer)).OpenWriteAsync(overwrite: true, options, token), cancellationToken);
            await using (blob)
            {
                await write(new WithoutFlushes(blob), cancellationToken);
            }
        }
        catch (Exception e)
        {
            // Half a file is worse than none.
            await store.DeleteAsync(NameOf(offer), null, CancellationToken.None);
            if (StorageFault.Of(e, cancellationToken) is { } fault)
            {
                throw fault;
            }

            throw;
        }

        return await FindAsync(person, offer.Id, cancellationToken)
            ?? throw new InvalidOperationException("An offer vanished while it was written.");
    }

    internal Task<FileOffer?> FindAsync(Guid person, Guid id, CancellationToken cancellationToken) => store.AskAsync(async (c, token) =>
    {
        try
        {
            var found = (await c.GetBlobClient(NameOf(person, id)).GetPropertiesAsync(cancellationToken: token)).Value;
            return Read(person, id, found.Metadata, found.ContentLength, found.CreatedOn, found.ETag);
        }
        catch (RequestFailedException e) when (e.Status == StatusCodes.Status404NotFound)
        {
            return null;
        }
    }, cancellationToken);

    internal async Task<ReadOnlyMemory<byte>> ReadAsync(FileOffer offer, long from, int length, CancellationToken cancellationToken) =>
    await store.AskAsync(
        async (c, token) =>
        {
            var options = new BlobDownloadOptions { Range = new HttpRange(from, length) };
            return (await c.GetBlobClient(NameOf(offer)).DownloadContentAsync(options, token)).Value.Content.ToMemory();
        },
        cancellationToken);

    /// <summary>Keeps how it ended, for whoever presses again, and nothing of its content.</summary>
    internal Task SettleAsync(FileOffer offer, OfferState state, CancellationToken cancellationToken) =>
    store.CallAsync(
        (c, token) =>
            c.GetBlobClient(NameOf(offer))
                .UploadAsync(BinaryData.Empty, new BlobUploadOptions { Metadata = MetadataOf(offer with { State = state }) }, token),
        cancellationToken);

    internal Task DeleteAsync(FileOffer offer, CancellationToken cancellationToken) =>
        store.DeleteAsync(NameOf(offer), new BlobRequestConditions { IfMatch = offer.Tag }, cancellationToken);

    internal async IAsyncEnumerable<FileOffer> ListAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        string? next = null;
        do
        {
            var page = await store.AskAsync(async (c, token) =>
            {
                await foreach (
                    var first in c.GetBlobsAsync(BlobTraits.Metadata, BlobStates.None, BlobNames.Offers, token).AsPages(next, 500))
                    {
                    return first;
                }

                return null;
            }, cancellationToken);

            foreach (var blob in page?.Values ?? [])
            {
                if (
                    blob.Name[BlobNames.Offers.Length..].Split('/') is [var person, var id]
                    && Guid.TryParseExact(person, "D", out var owner)
                    && Guid.TryParseExact(id, "D", out var offer))
                {
                    yield return Read(
                        owner, offer, blob.Metadata, blob.Properties.ContentLength ?? 0,
                        blob.Properties.CreatedOn ?? DateTimeOffset.MinValue, blob.Properties.ETag ?? default);
                }
            }

            next = page?.ContinuationToken;
        }
        while (!string.IsNullOrEmpty(next));
    }

    private static string NameOf(FileOffer offer) => NameOf(offer.Person, offer.Id);

    private static string NameOf(Guid person, Guid id) => BlobNames.Offer(person, id);

    private static Dictionary<string, string> MetadataOf(FileOffer offer)
    {
        // Metadata travels as headers, which know ASCII only.
        var metadata = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase)
        {
            [NameKey] = Convert.ToBase64String(Encoding.UTF8.GetBytes(offer.Name)),
            [OfferedKey] = offer.Offered.ToString("O", CultureInfo.InvariantCulture),
            [StateKey] = Code.Of(offer.State),
        };
        if (offer.IsOfRecords)
        {
            metadata[RecordsKey] = "true";
        }

        return metadata;
    }

    private static FileOffer Read(
        Guid person, Guid id, IDictionary<string, string> metadata, long size, DateTimeOffset created, ETag tag) =>
        new(
            person, id, NameIn(metadata), size, TimeIn(metadata, OfferedKey) ?? created,
            Code.Parse<OfferState>(metadata.TryGetValue(StateKey, out var state) ? state : null) ?? OfferState.Declined, tag,
            metadata.ContainsKey(RecordsKey));

    private static string NameIn(IDictionary<string, string> metadata)
    {
        var bytes = new byte[1024];
        return metadata.TryGetValue(NameKey, out var text) && Convert.TryFromBase64String(text, bytes, out var length)
            ? Encoding.UTF8.GetString(bytes, 0, length)
            : FileNames.Safe(null);
    }

    private static DateTimeOffset? TimeIn(IDictionary<string, string> metadata, string key) =>
        metadata.TryGetValue(key, out var text)
        && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out var at)
            ? at
            : null;
}
