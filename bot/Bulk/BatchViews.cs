using System.Globalization;
using McaBot.Attestations;
using McaBot.Cards;
using McaBot.Presentation;

namespace McaBot.Bulk;

/// <summary>A bulk request with everything known about it at one moment.</summary>
/// <param name="Order">The last word about all rows, carried out or not.</param>
internal sealed record BatchNow(Batch Batch, BatchState State, BatchRows Rows, BatchOrder? Order)
{
    /// <summary>Whether there is an order still to be carried out.</summary>
    public bool HasOrders => Order is not null && Order.Round > State.OrdersDone;

    public BulkStage Stage => Rows.Untouched.Any() ? BulkStage.Requesting
        : HasOrders ? BulkStage.Deciding
        : Rows.Counts.Waiting > 0 ? BulkStage.Waiting
        : BulkStage.Finished;

    /// <summary>Whether the person has, or had, a card about it.</summary>
    public bool WasAsked(Guid person) => State.Posts.ContainsKey(BatchBoard.ApproverPost + person.ToString("D")) || State.Round?.Asked.Any(a => a.Approvers.Contains(person)) == true;

    /// <summary>The rows of this asking that the person is asked about and that waited when last seen.</summary>
    public IReadOnlyList<int> AskedOf(Guid approver) => State.Round is { } round
        ? [.. round.RowsOf(approver).Where(row => Rows.Find(row) is { State: AttestationState.Requested })]
        : [];
}

/// <summary>Gathers what the cards about a bulk request show.</summary>
internal sealed class BatchViews(Batches batches, NameBook names)
{
    /// <returns>Null when there is no such bulk request.</returns>
    public async Task<BatchNow?> FindAsync(Guid id, CancellationToken cancellationToken) =>
        await batches.FindAsync(id, cancellationToken) is { } batch ? await OfAsync(batch, cancellationToken) : null;

    public async Task<BatchNow> OfAsync(Batch batch, CancellationToken cancellationToken)
    {
        var reading = batches.StateAsync(batch.Id, cancellationToken);
        var folding = batches.RowsAsync(batch, cancellationToken);
        await Task.WhenAll(reading, folding);
        var state = await reading;
        return new BatchNow(batch, state, await folding, await LastOrderAsync(batch.Id, state, cancellationToken));
    }

    public async Task<BulkView> ViewAsync(BatchNow now, CancellationToken cancellationToken)
    {
        var (batch, state, rows, order) = now;
        var asked = now.Stage == BulkStage.Waiting ? rows.Waiting.SelectMany(r => r.Approvers ?? []).Distinct().ToList() : [];
        var known = await names.OfAsync([batch.Requester.ObjectId, .. asked.Take(10), .. order is null ? [] : new[] { order.Decider.ObjectId }], cancellationToken);
        return new BulkView(
            batch.Id,
            now.Stage,
            rows.Counts,
            known.GetValueOrDefault(batch.Requester.ObjectId),
            batch.At,
            [.. asked.Select(a => known.GetValueOrDefault(a)).OfType<string>()],
            order is null ? null : new(order.Approves, known.GetValueOrDefault(order.Decider.ObjectId), order.At, rows.DoneOf(order), order.Rows.Count));
    }

    /// <param name="number">From 0; one that is not there becomes the nearest.</param>
    public static BulkApprovalPage Page(BatchNow now, Guid approver, int number)
    {
        var asked = now.AskedOf(approver);
        var page = new BulkApprovalPage(now.State.Round?.Number ?? 0, asked.Count, 0, []);
        page = page with { Page = Math.Clamp(number, 0, page.Pages - 1) };
        return page with
        {
            Shown = [.. asked.Skip(page.Page * BulkApprovalPage.Size).Take(BulkApprovalPage.Size).Select(row => new BulkApprovalRow(row, now.Rows.KeyOf(row)!.Value, now.Batch[row].Facts))],
        };
    }

    private async Task<BatchOrder?> LastOrderAsync(Guid batch, BatchState state, CancellationToken cancellationToken)
    {
        var present = state.Round is { } round ? await batches.OrderAsync(batch, round.Number, cancellationToken) : null;
        return present ?? (state.OrdersDone > 0 ? await batches.OrderAsync(batch, state.OrdersDone, cancellationToken) : null);
    }
}
