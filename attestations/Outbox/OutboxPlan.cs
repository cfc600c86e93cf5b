namespace McaBot.Attestations;

/// <summary>Which messages become due with steps taken together.</summary>
internal static class OutboxPlan
{
    /// <summary>Target of an <see cref="MessageKind.Announce"/> that is about a failure.</summary>
    public const string Failures = "failures";

    /// <param name="before">The attestation before the steps; null for a new request.</param>
    /// <param name="card">The requester's own card of a new request.</param>
    /// <param name="requester">Object id.</param>
    public static IEnumerable<DueMessage> DueWith(IReadOnlyList<LedgerEvent> steps, Attestation? before, PostedCard? card, Guid requester)
    {
        var due = steps.SelectMany(step => DueWith(step, steps, before, card, requester));

        return (
            (before?.Request ?? steps.OfType<Requested>().FirstOrDefault())?.Batch is null
                ? due
                : due.Where(d =>
                    !(d.Kind == MessageKind.Index && steps.Any(IsIndexedByBatch))
                    && !IsToldByBatch(
                        d.Kind, d.Target, before,
                        isAlone: before is { IsToldWithBatch: false }
                            || steps.Any(s => s is Assigned { Cause: AssignmentCause.HandedOver }))
                )).Distinct();
    }

    /// <summary>One message for all cards whose messages have the same id, which they may have in different conversations.</summary>
    public static IEnumerable<DueMessage> Settle(IEnumerable<PostedCard> cards) =>
        cards.Select(c => c.Activity).Where(a => a.Length > 0).Distinct().Select(a => new DueMessage(MessageKind.Settle, a));

    /// <summary>What somebody has to hear of when a message is given up.</summary>
    public static IEnumerable<DueMessage> ForDeadLetter(MessageKind deadLetter, Attestation attestation) =>
    deadLetter switch
    {
        // Whoever waits for an approver who could not be told has to see that on the own card.
        MessageKind.TellApprover or MessageKind.RemindApprover =>
        [
            .. Settle(CardsOfRequester(attestation)), new(MessageKind.Announce, Failures)],
        MessageKind.IssueLink or MessageKind.CreateAgreement =>
        [
            .. attestation.IsCarriedOutWithBatch ? [] : new[] { TellRequester(attestation.Requester.ObjectId) },
            .. Settle(CardsOfRequester(attestation)),
            new(MessageKind.Announce, Failures),
        ],
        MessageKind.TellRequester => [new(MessageKind.Announce, Failures)],
        _ => [],
    };

    /// <summary>The requester hears of it as well: there is nobody else who would see to it.</summary>
    public static IEnumerable<DueMessage> ForNobodyLeft(Attestation attestation) =>
        [TellRequester(attestation.Requester.ObjectId), .. ForDeadLetter(MessageKind.RemindApprover, attestation)];

    /// <summary>The cards that say that a message was given up: once it is handled after all, or left at that, they must not.</summary>
    public static IEnumerable<PostedCard> CardsOfFailure(Attestation attestation) =>
        attestation.Cards.Where(c => c.Audience is Audience.Requester or Audience.ChannelFailure);

    private static IEnumerable<DueMessage> DueWith(
        LedgerEvent step, IReadOnlyList<LedgerEvent> steps, Attestation? before, PostedCard? card, Guid requester) =>
        step switch
        {
            Requested =>
            [
                .. Tell(MessageKind.TellApprover, steps.OfType<Assigned>().Single().Approvers),
                new(MessageKind.Announce, null),
                new(MessageKind.Index, null),
                .. card is null ? [] : Settle([card]),
            ],
            Assigned assigned when before is not null =>
            [
                .. Tell(MessageKind.TellApprover, assigned.Approvers.Except(before.Assignment?.Approvers ?? [])),
                // Named last: who has it now, and must not miss it for having been asked with others before.
                .. assigned.Cause == AssignmentCause.HandedOver
                    ? Tell(MessageKind.RemindApprover, assigned.Approvers.TakeLast(1).Where(before.IsApprover))
                    : [],
                .. Settle(before.Cards),
                new(MessageKind.Index, null),
            ],
            // The index also says of which customers there was anything in a month.
            Reminded =>
            [
                .. Tell(MessageKind.RemindApprover, before!.Assignment?.Approvers ?? []),
                .. Settle(before.Cards),
                new(MessageKind.Index, null),
            ],

            // With a connection the requester is told once there is a link to send on.
            Approved when steps.OfType<LinkAsked>().Any() => [.. Settle(before!.Cards), new(MessageKind.Index, null)],
            Approved or Rejected or Expired => [TellRequester(requester), .. Settle(before!.Cards), new(MessageKind.Index, null)],
            LinkAsked => [new(MessageKind.IssueLink, null), new(MessageKind.Index, null)],
            LinkIssued =>
            [
                .. before!.Link is null || WasGivenUp(before) ? [TellRequester(requester)] : Array.Empty<DueMessage>(),
                .. Settle(before.Cards),
                new(MessageKind.Index, null),
            ],
            AcceptanceReported reported => [new(MessageKind.CreateAgreement, reported.Link?.ToString("D")), new(MessageKind.Index, null)],
            PartnerCenterRefused { Problem: PartnerCenterProblem.NotYetAccepted or PartnerCenterProblem.LinkExpired } =>
            [
                .. WasGivenUp(before!) ? [TellRequester(requester)] : Array.Empty<DueMessage>(),
                .. Settle(before!.Cards), new(MessageKind.Index, null)],
            PartnerCenterRefused =>
            [
                TellRequester(requester), .. Settle(before!.Cards), new(MessageKind.Announce, Failures), new(MessageKind.Index, null)],
            // Where Partner Center's answer came while it was to be recorded by hand, it is not the requester's own doing either.
            Completed when before!.State == AttestationState.Approved || WasGivenUp(before)
                || before is { State: AttestationState.HandedOff, AwaitsPartnerCenter: true } =>
            [
                TellRequester(requester), .. Settle(before.Cards), new(MessageKind.Index, null)],
            Withdrawn or Completed or Failed => [.. Settle(before!.Cards), new(MessageKind.Index, null)],
            HandedOff when before!.State != AttestationState.Requested => [.. Settle(before.Cards), new(MessageKind.Index, null)],
            _ => [],
        };

    /// <summary>
    /// Whoever does it to a thousand rows keeps the indexes before it counts a row as done: a message a row costs more than the row.
    /// </summary>
    private static bool IsIndexedByBatch(LedgerEvent step) =>
        step is Requested or Approved { Order: not null } or Rejected { Order: not null };

    /// <param name="isAlone">Whoever takes over one row of a bulk request hears of it for itself.</param>
    private static bool IsToldByBatch(MessageKind kind, string? target, Attestation? before, bool isAlone) => kind switch
    {
        MessageKind.TellApprover or MessageKind.RemindApprover => !isAlone,

        // Up to the link all go the same way; from there the requester takes each on alone.
        MessageKind.TellRequester => before is null or { IsCarriedOutWithBatch: true },
        MessageKind.Announce => target is null,
        _ => false,
    };

    /// <summary>Who was told that Partner Center could not be asked is told what came of it.</summary>
    private static bool WasGivenUp(Attestation before) =>
        before.Messages.Values.Any(m => m is { IsOfPartnerCenter: true, Requeues: > 0, IsSettled: false });

    private static IEnumerable<PostedCard> CardsOfRequester(Attestation attestation) =>
        attestation.Cards.Where(c => c.Audience == Audience.Requester);

    private static DueMessage TellRequester(Guid requester) => new(MessageKind.TellRequester, requester.ToString("D"));

    private static IEnumerable<DueMessage> Tell(MessageKind kind, IEnumerable<Guid> approvers) =>
        approvers.Select(a => new DueMessage(kind, a.ToString("D")));
}
