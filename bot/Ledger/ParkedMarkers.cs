using System.Collections.Concurrent;
using Azure;
using Azure.Storage.Blobs.Models;
using McaBot.Attestations;

namespace McaBot.Ledger;

/// <summary>One empty blob for each customer of whom something was given up, so that an operator's list scans no history.</summary>
public sealed class ParkedMarkers(BlobStore store)
{
    // What was given up last: the same number may be others, and another replica may have forgotten the marker meanwhile.
    private readonly ConcurrentDictionary<Guid, (Guid Effect, DateTimeOffset Since)> noted = new();

    /// <summary>Writes the marker whenever something was given up that this process has not noted. Before the customer's open marker goes.</summary>
    public async Task NoteAsync(CustomerLedger present, CancellationToken cancellationToken)
    {
        var parked = present.Parked.OrderBy(p => p.Effect.Since).ThenBy(p => p.Effect.Id).Select(p => (p.Effect.Id, p.Effect.Since)).LastOrDefault();
        if (parked == default)
        {
            noted.TryRemove(present.Customer, out _);
        }
        else if (noted.GetValueOrDefault(present.Customer) != parked)
        {
            await WriteAsync(present.Customer, cancellationToken);
            noted[present.Customer] = parked;
        }
    }

    public Task WriteAsync(Guid customer, CancellationToken cancellationToken) =>
        store.WriteAsync(BlobNames.ParkedMarker(customer), BinaryData.Empty, null, cancellationToken);

    public IAsyncEnumerable<Guid> ListAsync(CancellationToken cancellationToken) => store.ListIdsAsync(BlobNames.Parked, cancellationToken);

    /// <summary>Removes the marker of a customer of whom nothing is given up any more; what is given up meanwhile writes it anew, and it stays.</summary>
    public async Task ForgetAsync(Guid customer, ILedger ledger, CancellationToken cancellationToken)
    {
        var tag = await store.CallAsync<ETag?>(async (c, token) =>
        {
            try
            {
                return (await c.GetBlobClient(BlobNames.ParkedMarker(customer)).GetPropertiesAsync(cancellationToken: token)).Value.ETag;
            }
            catch (RequestFailedException e) when (e.IsMissing())
            {
                return null;
            }
        }, cancellationToken);
        if (tag is { } marker && await ledger.ReadAsync(customer, cancellationToken) is { Fault: null } present && !present.Parked.Any())
        {
            await store.DeleteAsync(BlobNames.ParkedMarker(customer), new BlobRequestConditions { IfMatch = marker }, cancellationToken);
        }
    }
}
