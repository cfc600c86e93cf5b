namespace McaBot.Attestations;

/// <summary>When a waiting request is brought back to mind, shown to more people, and given up. A zero turns its step off.</summary>
public sealed record ReminderPolicy
{
    /// <summary>After this long without a decision, since they were last told, the approvers are told again.</summary>
    public TimeSpan RemindAfter { get; init; } = TimeSpan.FromDays(1);

    /// <summary>Reminders by McaBot itself for each set of approvers.</summary>
    public int MaxReminders { get; init; } = 3;

    /// <summary>At least this long lies between the approvers being told and a reminder at the requester's wish. Zero: any time.</summary>
    public TimeSpan RemindAtMostEvery { get; init; } = TimeSpan.FromHours(4);

    /// <summary>After this long without a decision, since they were asked, the whole approver group is asked too.</summary>
    public TimeSpan EscalateAfter { get; init; } = TimeSpan.FromDays(3);

    /// <summary>After this long without a decision, since it was requested, the request is closed.</summary>
    public TimeSpan ExpireAfter { get; init; } = TimeSpan.FromDays(30);

    /// <summary>Whether there is an approver group to escalate and to hand over to.</summary>
    public bool HasApproverGroup { get; init; } = true;

    /// <summary>Everything that is due, the weightiest first.</summary>
    public IReadOnlyList<WaitingStep> DueAt(Attestation attestation, DateTimeOffset now) =>
        [.. Moments(attestation).Where(m => m.At <= now).Select(m => m.Step).OrderDescending()];

    /// <returns>The first moment after <paramref name="now"/> at which something becomes due; null when nothing will.</returns>
    public DateTimeOffset? NextAfter(Attestation attestation, DateTimeOffset now) =>
        Moments(attestation).Where(m => m.At > now).Select(m => (DateTimeOffset?)m.At).Min();

    /// <returns>Null where requests do not expire, and once it is decided.</returns>
    public DateTimeOffset? ExpiryOf(Attestation attestation) =>
        attestation.State == AttestationState.Requested && ExpireAfter > TimeSpan.Zero ? attestation.RequestedAt + ExpireAfter : null;

    /// <summary>
    /// The same for a row of a bulk request, but for its expiry: that is the row's own, the rest is done to all of them at once.
    /// </summary>
    public IReadOnlyList<WaitingStep> DueWithBatchAt(Attestation attestation, DateTimeOffset now) =>
        attestation.IsToldWithBatch
            ? [.. MomentsWhileAsked(attestation).Where(m => m.At <= now).Select(m => m.Step).OrderDescending()]
            : [];

    /// <inheritdoc cref="NextAfter"/>
    public DateTimeOffset? NextWithBatchAfter(Attestation attestation, DateTimeOffset now) =>
        attestation.IsToldWithBatch ? MomentsWhileAsked(attestation).Where(m => m.At > now).Select(m => (DateTimeOffset?)m.At).Min() : null;

    /// <summary>Whether the requester may have the approvers told again.</summary>
    public bool MayRemind(Attestation attestation, DateTimeOffset now) => MayRemind(attestation.ToldAt, now);

    /// <summary>From when on the requester may have them told again.</summary>
    /// <param name="told">When they were last told.</param>
    public DateTimeOffset MayRemindFrom(DateTimeOffset told) => told + RemindAtMostEvery;

    /// <param name="told">When they were last told.</param>
    /// <param name="now">The moment of asking.</param>
    public bool MayRemind(DateTimeOffset told, DateTimeOffset now) => now >= MayRemindFrom(told);

    private IEnumerable<(WaitingStep Step, DateTimeOffset At)> Moments(Attestation attestation)
    {
        if (ExpiryOf(attestation) is { } expiry)
        {
            yield return (WaitingStep.Expire, expiry);
        }

        foreach (var moment in attestation.IsToldWithBatch ? [] : MomentsWhileAsked(attestation))
        {
            yield return moment;
        }
    }

    private IEnumerable<(WaitingStep Step, DateTimeOffset At)> MomentsWhileAsked(Attestation attestation)
    {
        if (attestation.State != AttestationState.Requested)
        {
            yield break;
        }

        if (EscalateAfter > TimeSpan.Zero && HasApproverGroup && LeavesSomebodyToAsk(attestation.Assignment))
        {
            yield return (WaitingStep.Escalate, attestation.AskedAt + EscalateAfter);
        }

        // What has not been delivered yet needs no reminder.
        if (RemindAfter > TimeSpan.Zero && attestation.Reminders.Count(r => r.Actor.IsMcaBot) < MaxReminders
            && !attestation.Awaits(MessageKind.TellApprover) && !attestation.Awaits(MessageKind.RemindApprover))
        {
            yield return (WaitingStep.Remind, attestation.ToldAt + RemindAfter);
        }
    }

    /// <summary>Once the group was asked there is nobody left, unless the request was handed on to one person since.</summary>
    private static bool LeavesSomebodyToAsk(Assigned? assignment) =>
        assignment is { Cause: AssignmentCause.HandedOver } or { Route: ApprovalRoute.Manager };
}
