using System.Text.Json;
using Azure;
using Azure.Storage.Blobs.Models;
using McaBot.Storage;

namespace McaBot.Features.Bulk;

/// <summary>
/// The orders of approvers about bulk requests. Whoever can write to storage could put one there: it counts where the ledger of one of its
/// rows names its hash, and who gave it. Any method may throw <see cref="StoreUnavailableException"/>.
/// </summary>
internal sealed class BulkOrders(BulkStore batches, BlobStore store, ILedger ledger, AttestationService attestations)
{
    // Rows that were settled on their own a moment ago need not be known here yet; one that was altered holds up itself alone.
    private const int MaxAnchorsTried = 8;
    private static readonly BlobRequestConditions New = new() { IfNoneMatch = ETag.All };

    /// <summary>Notes the order in a ledger, by whoever may decide there at this moment, and puts it on record.</summary>
    public async Task<GivenOrder> GiveAsync(BulkRequest request, BulkOrder order, CancellationToken cancellationToken)
    {
        var refusal = Refusal.NotAsked;
        foreach (var row in order.Rows.Take(MaxAnchorsTried))
        {
            var anchored = order with { Anchor = row };
            var json = JsonSerializer.SerializeToUtf8Bytes(anchored, BulkJson.Default.BulkOrder);
            var outcome = await attestations.OrderAsync(
                order.KeyOf(request, row)!.Value, new BulkOrdered(request.Id, order.Round, order.Approves, Hashes.Sha256(json)),
                order.Decider, order.Correlation, cancellationToken);
            if (outcome.IsDone)
            {
                return new(
                    null,
                    await store.WriteAsync(BlobNames.BulkOrder(request.Id, order.Round), new BinaryData(json), New, cancellationToken));
            }

            refusal = outcome.Refusal!.Value;
            if (
                refusal is not (Refusal.AlreadySettled or Refusal.NotAsked or Refusal.FactsAltered or Refusal.LedgerBroken
                    or Refusal.NewerVersion or Refusal.Unknown))
            {
                break;
            }
        }

        return new(refusal, false);
    }

    /// <returns>Null where nobody has decided about all of this round.</returns>
    public async Task<StoredOrder?> FindAsync(Guid batch, int round, CancellationToken cancellationToken)
    {
        if (await store.ReadAsync(BlobNames.BulkOrder(batch, round), cancellationToken) is not { } found)
        {
            return null;
        }

        // Whoever carries out one that cannot be read refuses it, and says so.
        var order = found.TryRead(BulkJson.Default.BulkOrder);
        return new StoredOrder(round, order?.Round == round ? order : null, Hashes.Sha256(found.Content.ToMemory().Span));
    }

    /// <summary>
    /// Somebody's word that waits to be carried out. It may be about an earlier asking than the present one: others may have been asked at
    /// the moment in which it was given.
    /// </summary>
    /// <returns>The earliest; null where there is none.</returns>
    public async Task<StoredOrder?> FindWaitingAsync(Guid batch, BulkState state, CancellationToken cancellationToken)
    {
        for (var round = state.OrdersDone + 1; round <= (state.Round?.Number ?? 0); round++)
        {
            if (!state.IsRefused(round) && await FindAsync(batch, round, cancellationToken) is { } waiting)
            {
                return waiting;
            }
        }

        return null;
    }

    /// <summary>Whether somebody's word waits to be carried out.</summary>
    public async Task<bool> WaitsAsync(Guid batch, CancellationToken cancellationToken) =>
        await FindWaitingAsync(batch, await batches.StateAsync(batch, cancellationToken), cancellationToken) is not null;

    /// <summary>Whether it is what its approver ordered: the ledger of the row it names says so.</summary>
    public async Task<bool> HoldsAsync(BulkRequest request, StoredOrder stored, CancellationToken cancellationToken) =>
    stored.Order is { } order
    && order.KeyOf(request, order.Anchor) is { } key
    && await ledger.ReadAsync(key.Customer, cancellationToken) is { Fault: null } present
    && present
        .Find(key.Id)
        ?.Orders.Any(entry =>
            entry.Actor.ObjectId == order.Decider.ObjectId
            && entry.Actor.TenantId == order.Decider.TenantId
            && entry.What is BulkOrdered said
            && said == new BulkOrdered(request.Id, order.Round, order.Approves, stored.Hash)) == true;
}
