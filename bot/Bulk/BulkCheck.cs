using System.Collections.Concurrent;
using McaBot.Attestations;
using McaBot.Ledger;

namespace McaBot.Bulk;

/// <summary>
/// Holds the rows of bulk requests against their ids, and decisions about all of one against the ledgers. What is left of a bulk request that is
/// over is erased without an entry: that it is missing proves nothing then.
/// </summary>
internal sealed class BulkCheck(Batches batches, BatchOrders orders) : IRecordCheck
{
    public RecordChecker Begin()
    {
        var read = new ConcurrentDictionary<Guid, Lazy<Task<Batch?>>>();
        return (attestation, cancellationToken) => attestation.Request.Batch is { } id
            ? CheckAsync(attestation, read.GetOrAdd(id, _ => new(() => batches.ReadAsync(id, cancellationToken))).Value, cancellationToken)
            : Task.FromResult<IReadOnlyList<RecordPart>>([]);
    }

    private async Task<IReadOnlyList<RecordPart>> CheckAsync(Attestation attestation, Task<Batch?> reading, CancellationToken cancellationToken)
    {
        if (await reading is not { } batch)
        {
            return attestation.State == AttestationState.Requested || await batches.IsThereAsync(attestation.Request.Batch!.Value, cancellationToken)
                ? [RecordPart.BulkRows]
                : [];
        }

        if (!batch.IsAsConfirmed || batch.Id != attestation.Request.Batch)
        {
            return [RecordPart.BulkRows];
        }

        foreach (var said in attestation.Orders.Select(o => o.What).OfType<BatchOrdered>())
        {
            if (await orders.FindAsync(batch.Id, said.Round, cancellationToken) is { } stored
                && !await orders.HoldsAsync(batch, stored, cancellationToken))
            {
                return [RecordPart.BulkOrder];
            }
        }

        return [];
    }
}
