using System.Collections.Concurrent;
using McaBot.Storage.Ledger;

namespace McaBot.Features.Bulk.Sheets;

/// <summary>
/// Holds the rows of bulk requests against their ids, and decisions about all of one against the ledgers. What is left of a bulk request
/// that is over is erased without an entry: that it is missing proves nothing then.
/// </summary>
internal sealed class BulkCheck(BulkStore store, BulkOrders orders) : IRecordCheck
{
    public RecordChecker Begin()
    {
        var read = new ConcurrentDictionary<Guid, Lazy<Task<BulkRequest?>>>();
        return (attestation, cancellationToken) => attestation.Request.Batch is { } id
            ? CheckAsync(attestation, read.GetOrAdd(id, _ => new(() => store.ReadAsync(id, cancellationToken))).Value, cancellationToken)
            : Task.FromResult<IReadOnlyList<RecordPart>>([]);
    }

    private async Task<IReadOnlyList<RecordPart>> CheckAsync(
        Attestation attestation, Task<BulkRequest?> reading, CancellationToken cancellationToken)
    {
        if (await reading is not { } request)
        {
            return
                attestation.State == AttestationState.Requested
                || await store.IsThereAsync(attestation.Request.Batch!.Value, cancellationToken)
                ? [RecordPart.BulkRows]
                : [];
        }

        if (!request.IsAsConfirmed || request.Id != attestation.Request.Batch)
        {
            return [RecordPart.BulkRows];
        }

        foreach (var said in attestation.Orders.Select(o => o.What).OfType<BulkOrdered>())
        {
            if (await orders.FindAsync(request.Id, said.Round, cancellationToken) is { } stored
                && !await orders.HoldsAsync(request, stored, cancellationToken))
            {
                return [RecordPart.BulkOrder];
            }
        }

        return [];
    }
}
