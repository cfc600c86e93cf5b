using System.Collections.Concurrent;
using Azure;
using Azure.Storage.Blobs.Models;
using McaBot.Attestations;

namespace McaBot.Ledger;

/// <summary>One empty blob for each customer of whom something was given up, so that an operator's list scans no history.</summary>
public sealed class ParkedMarkers(BlobStore store)
{
    private readonly ConcurrentDictionary<Guid, int> noted = new();

    /// <summary>Writes the marker when there is more or less given up than this process last saw. Before the customer's open marker goes.</summary>
    public async Task NoteAsync(CustomerLedger present, CancellationToken cancellationToken)
    {
        var parked = present.Parked.Count();
        if (parked == 0)
        {
            noted.TryRemove(present.Customer, out _);
        }
        else if (noted.GetValueOrDefault(present.Customer) != parked)
        {
            await store.WriteAsync(BlobNames.ParkedMarker(present.Customer), BinaryData.Empty, null, cancellationToken);
            noted[present.Customer] = parked;
        }
    }

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
