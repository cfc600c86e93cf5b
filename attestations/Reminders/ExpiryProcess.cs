namespace McaBot.Attestations;

/// <summary>
/// Does to a waiting request what time makes due. Each step is one conditional append: of several processes, or of a step and a decision at
/// the same moment, one gets in.
/// </summary>
public sealed class ExpiryProcess(
    ILedger ledger, ApproverPolicy approvers, AskAgainPolicy again, ReminderPolicy policy, Instance instance, TimeProvider time)
{
    private readonly LedgerChanges changes = new(ledger);

    /// <returns>When the customer has to be looked at again; null when time changes nothing more.</returns>
    public DateTimeOffset? NextAfter(CustomerLedger present, DateTimeOffset now) =>
        present.Open is { HasNewerEntries: false } open ? policy.NextAfter(open, now) : null;

    /// <summary>Costs nothing where nothing is due.</summary>
    /// <param name="present">As read a moment ago, whole.</param>
    /// <returns>
    /// The step that was taken, which may be to tell that nobody is left to be reminded; null when nothing was due, or could be done, or
    /// somebody else was first.
    /// </returns>
    /// <exception cref="DirectoryUnavailableException">Whom to escalate to could not be read, and nothing lighter was due.</exception>
    public async Task<WaitingStep?> AdvanceAsync(CustomerLedger present, string correlation, CancellationToken cancellationToken)
    {
        if (present.Open is not { HasNewerEntries: false } waiting)
        {
            return null;
        }

        var due = policy.DueAt(waiting, time.GetUtcNow());
        foreach (var step in due)
        {
            try
            {
                if (await WhatAsync(step, waiting, cancellationToken) is { } what)
                {
                    return await TakeAsync(step, (who, a) => who.Step(a, [what]), present, waiting.Key, correlation, cancellationToken)
                        ? step
                        : null;
                }

                if (step == WaitingStep.Remind && !waiting.IsNobodyLeftTold)
                {
                    return await TakeAsync(
                        step,
                        (who, a) => a.IsNobodyLeftTold ? LedgerChange.Refuse(Refusal.AlreadySettled, a) : who.NobodyLeft(a),
                        present, waiting.Key, correlation, cancellationToken)
                        ? step
                        : null;
                }
            }
            catch (DirectoryUnavailableException) when (step != due[^1])
            {
                // A reminder needs no directory.
            }
        }

        return null;
    }

    /// <summary>
    /// Writes down a step that is taken for all of a bulk request at once, in the ledger of one of its rows; once, however often it is
    /// called.
    /// </summary>
    /// <param name="what">A reminder or an escalation.</param>
    /// <param name="begun">When the step began for all.</param>
    /// <param name="outbox">Woken for what becomes due with it.</param>
    public async Task<Outcome> TakeWithBatchAsync(
        AttestationKey key, LedgerEvent what, DateTimeOffset begun, Actor by, string correlation, IOutbox outbox,
        CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var who = new EntryBuilder(key.Id, by, correlation, now > begun ? now : begun, instance);
        return await changes.ApplyAsync(
            ledger.ReadAsync(key.Customer, cancellationToken),
            key.Id,
            LedgerChanges.About(key.Id, found => found switch
            {
                { State: AttestationState.Requested, IsToldWithBatch: true } a when (what is Assigned ? a.AskedAt : a.ToldAt) < begun =>
                    who.Step(a, [what]),
                var a => LedgerChange.None(new(a, Repeated: true)),
            }),
            outbox,
            cancellationToken);
    }

    private async Task<bool> TakeAsync(
        WaitingStep step, Func<EntryBuilder, Attestation, LedgerChange> take, CustomerLedger present, AttestationKey key,
        string correlation, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var who = new EntryBuilder(key.Id, Actor.McaBot, correlation, now, instance);
        var outcome = await changes.ApplyAsync(
            Task.FromResult(present),
            key.Id,
            found =>
                Task.FromResult(
                    found.Find(key.Id) is { } a && policy.DueAt(a, now).Contains(step)
                        ? take(who, a)
                        : LedgerChange.Refuse(Refusal.AlreadySettled)),
            cancellationToken);
        return outcome.IsDone;
    }

    /// <returns>Null when there is nobody to escalate to, or nobody to remind nor to ask.</returns>
    private async Task<LedgerEvent?> WhatAsync(WaitingStep step, Attestation waiting, CancellationToken cancellationToken) => step switch
    {
        WaitingStep.Expire => new Expired(),
        WaitingStep.Escalate => await approvers.WidenAsync(
            waiting.Requester.ObjectId, AssignmentCause.Escalated, waiting.Assignment?.Approvers ?? [], cancellationToken),
        _ => await ReminderAsync(waiting, cancellationToken),
    };

    /// <summary>Reminding somebody who is away, or can decide no more, would only lose days.</summary>
    /// <returns>Null when there is nobody to remind, nor to ask instead.</returns>
    public async Task<LedgerEvent?> ReminderAsync(Attestation waiting, CancellationToken cancellationToken)
    {
        try
        {
            var reach = await again.ReachOfAsync(waiting, cancellationToken);
            return reach.Instead ?? (reach.IsNobody ? (LedgerEvent?)null : new Reminded());
        }
        catch (DirectoryUnavailableException) when (!waiting.IsNobodyLeftTold)
        {
            // A reminder needs no directory, but somebody who can decide.
            return new Reminded();
        }
    }
}
