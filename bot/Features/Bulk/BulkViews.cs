using McaBot.Views;

namespace McaBot.Features.Bulk;

/// <summary>Gathers what the cards about a bulk request show.</summary>
internal sealed class BulkViews(
    BulkStore store, BulkOrders orders, ILedger ledger, FactsOnRecord onRecord, DisplayNameCache displayNames, IPartnerCenter partnerCenter)
{
    /// <summary>Begins to read, in a turn, what is asked for next.</summary>
    public void ReadAhead(Guid id) => store.ReadAhead(id);

    /// <returns>Null when there is no such bulk request.</returns>
    public async Task<BulkSnapshot?> FindAsync(Guid id, CancellationToken cancellationToken) =>
        await store.FindAsync(id, cancellationToken) is { } request ? await SnapshotAsync(request, cancellationToken) : null;

    public async Task<BulkSnapshot> SnapshotAsync(BulkRequest request, CancellationToken cancellationToken)
    {
        var reading = store.StateAsync(request.Id, cancellationToken);
        var folding = store.RowsAsync(request, cancellationToken);
        await Task.WhenAll(reading, folding);
        var state = await reading;
        return new BulkSnapshot(request, state, await folding, await LastOrderAsync(request.Id, state, cancellationToken));
    }

    /// <summary>As one person sees it, who may have decided about all of it.</summary>
    public async Task<BulkView> ViewAsync(BulkSnapshot now, Guid reader, CancellationToken cancellationToken)
    {
        var view = await ViewAsync(now, cancellationToken);
        return view.Order is { } order && now.Order?.Decider.ObjectId == reader
        ? view with
        {
            Order = order with { IsReaders = true },
        }
        : view;
    }

    public async Task<BulkView> ViewAsync(BulkSnapshot now, CancellationToken cancellationToken)
    {
        var (request, state, rows, order) = (now.Batch, now.State, now.Rows, now.Order);
        var asked = now.Stage == BulkStage.Waiting ? rows.Waiting.SelectMany(r => r.Approvers ?? []).Distinct().ToList() : [];
        var undelivered = now.Undelivered.Take(10).ToList();
        var holds = now.Said is null || await orders.HoldsAsync(request, now.Stored!, cancellationToken);
        var known = await displayNames.ReadAsync(
            [
                request.Requester.ObjectId,
                .. asked.Take(10),
                .. undelivered.Select(u => u.Approver),
                .. order is null ? [] : new[] { order.Decider.ObjectId },
            ],
            cancellationToken);
        return new BulkView(
            request.Id,
            now.Stage,
            rows.Counts,
            known.GetValueOrDefault(request.Requester.ObjectId),
            request.At,
            [.. asked.Select(a => known.GetValueOrDefault(a)).OfType<string>()],
            order is null
                ? null
                : new(order.Approves, known.GetValueOrDefault(order.Decider.ObjectId), order.At, rows.DoneOf(order), order.Rows.Count)
                {
                    Said = holds ? now.Said : null,
                    IsSaidAltered = !holds,
                })
        {
            Undelivered = [.. undelivered.Select(u => new BulkUndelivered(known.GetValueOrDefault(u.Approver), u.Why))],
            RemindedAt = state.Last(BulkEventKind.Reminded)?.At,
            EscalatedAt = state.Last(BulkEventKind.Escalated)?.At,
            OrderRefusedAt = state.Last(BulkEventKind.OrderRefused)?.At,
        };
    }

    /// <param name="number">From 0; one that is not there becomes the nearest.</param>
    public async Task<BulkApprovalPage> PageAsync(BulkSnapshot now, Guid approver, int number, CancellationToken cancellationToken)
    {
        var asked = now.AskedOf(approver);
        var page = new BulkApprovalPage(now.State.Round?.Number ?? 0, asked.Count, 0, []);
        page = page with { Page = Math.Clamp(number, 0, page.Pages - 1) };
        var shown = asked
            .Skip(page.Page * BulkApprovalPage.Size)
            .Take(BulkApprovalPage.Size)
            .Select(row => new BulkApprovalRow(row, now.Rows.KeyOf(row)!.Value, now.Batch[row].Facts));

        // Those on the page alone: each is a call, and a person may be waiting.
        return page with
        {
            Shown = await Task.WhenAll(
                shown.Select(async row =>
                {
                    var checking = IsAlteredAsync(row.Key, cancellationToken);
                    var prior = await partnerCenter.PriorAcceptanceAsync(row.Key.Customer, cancellationToken);
                    return row with { Prior = prior, IsAltered = await checking };
                })),
        };
    }

    /// <summary>A list without its mark is better than none: what is decided is checked then.</summary>
    private async Task<bool> IsAlteredAsync(AttestationKey key, CancellationToken cancellationToken)
    {
        try
        {
            return (await onRecord.ReadAsync(key, ledger.ReadAsync(key.Customer, cancellationToken), cancellationToken)).AreAltered;
        }
        catch (StoreUnavailableException)
        {
            return false;
        }
    }

    private async Task<StoredOrder?> LastOrderAsync(Guid batch, BulkState state, CancellationToken cancellationToken)
    {
        return await orders.FindWaitingAsync(batch, state, cancellationToken)
            ?? (state.OrdersDone > 0 && !state.IsRefused(state.OrdersDone)
                ? await orders.FindAsync(batch, state.OrdersDone, cancellationToken)
                : null);
    }
}
