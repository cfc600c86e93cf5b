namespace McaBot.Features.Bulk;

/// <summary>
/// What time, or the requester, does to a bulk request that waits: its approvers are told again, or more people are asked, about all of it
/// at once.
/// </summary>
internal sealed class BulkReminders(
    BulkStore store, ILedger ledger, ApproverPolicy approvers, AskAgainPolicy again, ExpiryProcess expiry, ReminderPolicy policy,
    TimeProvider time)
{
    private const int MaxLookedAt = 8;

    /// <summary>Begins what is due, unless something has begun already.</summary>
    /// <param name="waiting">The rows that wait, as their ledgers are.</param>
    /// <returns>What is to be written down in each row's ledger; null when nothing is.</returns>
    public async Task<BulkEvent?> BeginDueAsync(
        BulkSnapshot now, IReadOnlyCollection<Attestation> waiting, CancellationToken cancellationToken)
    {
        if (now.State.Begun is { } begun)
        {
            return begun;
        }

        var at = time.GetUtcNow();
        foreach (var step in waiting.SelectMany(a => policy.DueWithBatchAt(a, at)).Distinct().OrderDescending())
        {
            if (step == WaitingStep.Escalate
                ? await WidenedAsync(now.Batch, cancellationToken) is not null
                : !IsBeingTold(now) && await ReminderAsync(waiting, cancellationToken) is not null)
            {
                var next = new BulkEvent(step == WaitingStep.Escalate ? BulkEventKind.Escalated : BulkEventKind.Reminded, at, []);
                return (await store.ChangeStateAsync(now.Batch.Id, s => s.Begin(next), cancellationToken)).Begun;
            }
        }

        return null;
    }

    /// <param name="waiting">The rows that wait, as their ledgers are.</param>
    /// <returns>What each row's ledger is to say of it; null when there is nobody more to ask.</returns>
    public async Task<LedgerEvent?> WhatAsync(
        BulkRequest request, BulkEvent step, IReadOnlyCollection<Attestation> waiting, CancellationToken cancellationToken) =>
        step.Kind switch
        {
            BulkEventKind.Escalated => await WidenedAsync(request, cancellationToken),
            BulkEventKind.Reminded => await ReminderAsync(waiting, cancellationToken),
            _ => null,
        };

    /// <returns>When to look again for what time brings; null when it brings nothing more.</returns>
    public TimeSpan? NextAfter(IReadOnlyCollection<Attestation> waiting)
    {
        var at = time.GetUtcNow();
        return waiting.Select(a => policy.NextWithBatchAfter(a, at)).Min() - at;
    }

    /// <returns>When time may bring something to what was asked about a moment ago.</returns>
    public TimeSpan? FirstAfterAsking() =>
        new[] { policy.RemindAfter, policy.EscalateAfter }.Where(t => t > TimeSpan.Zero).Select(t => (TimeSpan?)t).Min();

    /// <summary>Has the approvers told again at the requester's wish, not more often than the policy says.</summary>
    /// <returns>False where they were told lately, or nothing waits for them.</returns>
    public async Task<bool> TryRemindAsync(Guid batch, CancellationToken cancellationToken)
    {
        if (await store.FindAsync(batch, cancellationToken) is not { } known
            || !(await store.RowsAsync(known, cancellationToken)).Waiting.Any(r => r.Approvers is { Count: > 0 }))
        {
            return false;
        }

        var isLost = await IsNobodyLeftAsync(known, cancellationToken);
        return await TryBeginAsync(
            batch, byRequester: true, (state, at) => isLost || policy.MayRemind(ToldAt(known, state), at), cancellationToken);
    }

    /// <summary>Has whoever decides now asked, where nobody who was asked can decide any more.</summary>
    /// <returns>False where somebody can, or something has begun already.</returns>
    public async Task<bool> TryAskInsteadAsync(Guid batch, CancellationToken cancellationToken) =>
        await store.FindAsync(batch, cancellationToken) is { } known
        && await IsNobodyLeftAsync(known, cancellationToken)
        && await TryBeginAsync(batch, byRequester: false, (_, _) => true, cancellationToken);

    private async Task<bool> TryBeginAsync(
        Guid batch, bool byRequester, Func<BulkState, DateTimeOffset, bool> may, CancellationToken cancellationToken)
    {
        var at = time.GetUtcNow();
        var begins = false;
        await store.ChangeStateAsync(
            batch,
            state =>
            {
                begins = state is { Round: not null, Begun: null, IsFinished: false } && may(state, at);
                return begins ? state.Begin(new BulkEvent(BulkEventKind.Reminded, at, [], ByRequester: byRequester)) : state;
            },
            cancellationToken);
        return begins;
    }

    private Task<Assigned?> WidenedAsync(BulkRequest request, CancellationToken cancellationToken) =>
        approvers.WidenAsync(request.Requester.ObjectId, AssignmentCause.Escalated, [], cancellationToken);

    /// <summary>When the approvers were last told of all of it.</summary>
    public static DateTimeOffset ToldAt(BulkRequest request, BulkState state) =>
        new[] { state.Last(BulkEventKind.Reminded)?.At, state.Round?.At ?? request.At }.Max()!.Value;

    /// <summary>All rows that are told together ask the same people: one stands for all.</summary>
    private async Task<LedgerEvent?> ReminderAsync(IReadOnlyCollection<Attestation> waiting, CancellationToken cancellationToken) =>
        waiting.FirstOrDefault(a => a is { State: AttestationState.Requested, IsToldWithBatch: true }) is { } row
            ? await expiry.ReminderAsync(row, cancellationToken)
            : new Reminded();

    /// <summary>Whether somebody else has to be asked, which waits for nothing.</summary>
    private async Task<bool> IsNobodyLeftAsync(BulkRequest request, CancellationToken cancellationToken)
    {
        var rows = await store.RowsAsync(request, cancellationToken);
        foreach (var note in rows.Waiting.Take(MaxLookedAt))
        {
            // One whose ledger is broken, or that was handed over on its own, stands for no other.
            if (rows.KeyOf(note.Row) is { } key
                && await ledger.ReadAsync(key.Customer, cancellationToken) is { Fault: null } present
                && present.Find(key.Id) is { State: AttestationState.Requested, IsToldWithBatch: true, HasNewerEntries: false } row)
            {
                return (await again.ReachOfAsync(row, cancellationToken)).Instead is not null;
            }
        }

        return false;
    }

    /// <summary>What has not been delivered yet needs no reminder.</summary>
    private static bool IsBeingTold(BulkSnapshot now) =>
        now
            .State.Round!.Asked.SelectMany(a => a.Approvers)
            .Any(a => BulkCards.PostsTo(now.State, a).LastOrDefault() is null or { Status: PostStatus.Due });
}
