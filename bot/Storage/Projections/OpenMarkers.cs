using Azure;
using Azure.Storage.Blobs.Models;

namespace McaBot.Storage.Projections;

/// <summary>One empty blob for each customer with something open or left to do, so that a sweep looks nowhere else.</summary>
internal sealed class OpenMarkers(BlobStore store)
{
    /// <summary>
    /// A marker younger than this stays, even where the ledger is quiet: the append that it was written for may still be
    /// on its way. Far longer than an append may take (<see cref="BlobStore.Longest"/>).
    /// </summary>
    public TimeSpan Settling { get; init; } = TimeSpan.FromMinutes(2);

    public Task WriteAsync(Guid customer, CancellationToken cancellationToken) =>
        store.WriteAsync(BlobNames.OpenMarker(customer), BinaryData.Empty, null, cancellationToken);

    public IAsyncEnumerable<Guid> ListAsync(CancellationToken cancellationToken) => store.ListIdsAsync(BlobNames.Open, cancellationToken);

    /// <summary>The same, with what tells one writing of the marker from the next.</summary>
    public IAsyncEnumerable<TaggedId> ListTagsAsync(CancellationToken cancellationToken) =>
        store.ListTaggedIdsAsync(BlobNames.Open, cancellationToken);

    /// <summary>
    /// Removes the marker of a customer whose ledger is quiet. A request that begins meanwhile writes the marker anew, and it stays.
    /// </summary>
    /// <returns>Whether it was removed.</returns>
    public async Task<bool> ForgetAsync(Guid customer, ILedger ledger, CancellationToken cancellationToken)
    {
        if (await FindAsync(customer, cancellationToken) is not { } marker || marker.Age < Settling)
        {
            return false;
        }

        var present = await ledger.ReadAsync(customer, cancellationToken);
        return present is { Fault: null, IsQuiet: true }
        && await store.DeleteAsync(
            BlobNames.OpenMarker(customer), new BlobRequestConditions { IfMatch = marker.Tag }, cancellationToken);
    }

    /// <summary>The age is by the service's clock alone, so ours cannot be wrong about it.</summary>
    private Task<(ETag Tag, TimeSpan Age)?> FindAsync(Guid customer, CancellationToken cancellationToken) =>
    store.AskAsync<(ETag, TimeSpan)?>(
        async (c, token) =>
        {
            try
            {
                var answer = await c.GetBlobClient(BlobNames.OpenMarker(customer)).GetPropertiesAsync(cancellationToken: token);
                var now = answer.GetRawResponse().Headers.Date ?? answer.Value.LastModified;
                return (answer.Value.ETag, now - answer.Value.LastModified);
            }
            catch (RequestFailedException e) when (e.IsMissing())
            {
                return null;
            }
        },
        cancellationToken);
}
