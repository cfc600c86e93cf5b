using McaBot.Attestations;
using McaBot.Cards;

namespace McaBot.Sandbox.Gallery.Samples;

/// <summary>A request as its requester, its approver, the channel and the record see it.</summary>
internal static class RequestSamples
{
    public static IEnumerable<CardSample> Of(SampleWorld world) =>
        [.. InEveryState(world), .. OfEveryApprover(world), .. Decisions(world), .. Agreements(world), .. HandOvers(world)];

    private static IEnumerable<CardSample> InEveryState(SampleWorld world)
    {
        foreach (var state in Enum.GetValues<AttestationState>())
        {
            var view = world.View(state);
            var code = Code.Of(state);
            yield return new("request", code, c => RequestCard.For(view, [], null, c));
            yield return new("approval", code, c => ApprovalCard.For(view, [], null, c));
            yield return new("channel", code, c => ChannelCard.For(view, c));
            yield return new("record", code, c => RecordCard.For(view, c));
        }

        yield return new("record", "details-gone", c => RecordCard.For(world.View(AttestationState.Rejected, withDetails: false), c));
    }

    private static IEnumerable<CardSample> OfEveryApprover(SampleWorld world)
    {
        foreach (var cause in Enum.GetValues<AssignmentCause>())
        {
            var view = world.Waiting(cause, reminders: (int)cause - 1);
            var code = Code.Of(cause);
            yield return new("approval", code, c => ApprovalCard.For(view, [], null, c));
            yield return new("approval", $"replaced-{code}", c => ApprovalCard.ForReplaced(view, c));
            yield return new("request", code, c => RequestCard.For(view, [], null, c));
            yield return new("channel", code, c => ChannelCard.For(view, c));
            yield return new("record", code, c => RecordCard.For(view, c));
        }

        yield return new("channel", "group", c => ChannelCard.For(
            world.View(AttestationState.Requested, route: ApprovalRoute.ApproverGroup), c));
    }

    private static IEnumerable<CardSample> Decisions(SampleWorld world) =>
    [
        new("request", "unreachable", c =>
            RequestCard.For(world.View(AttestationState.Requested, approverUnreachable: true), [], null, c)),
        new("request", "reference-error", c =>
            RequestCard.For(
                world.View(AttestationState.HandedOff), [new FieldError(Fields.Reference, FieldProblem.NotAReference)], "{not one}", c)),
        new("approval", "reason-missing", c =>
            ApprovalCard.For(world.View(AttestationState.Requested), [new FieldError(Fields.Reason, FieldProblem.Missing)], "", c)),
        new("approval", "reason-too-long", c =>
            ApprovalCard.For(
                world.View(AttestationState.Requested), [new FieldError(Fields.Reason, FieldProblem.TooLong)], world.Reason, c)),
        new("approval", "comment-too-long", c =>
            ApprovalCard.For(
                world.View(AttestationState.Requested), [new FieldError(Fields.Comment, FieldProblem.TooLong)], world.Reason, c)),
        new("approval", "checked", c =>
            ApprovalCard.For(
                world.View(AttestationState.Requested) with
                {
                    CanBeHandedOver = true,
                    Checks = world.Checks(CheckResult.Passed),
                },
                [],
                null,
                c)),
        new("approval", "checked-attention", c =>
            ApprovalCard.For(world.View(AttestationState.Requested) with { Checks = world.Checks(CheckResult.Attention) }, [], null, c)),
        new("approval", "checked-not-known", c =>
            ApprovalCard.For(world.View(AttestationState.Requested) with { Checks = world.Checks(CheckResult.NotKnown) }, [], null, c)),
        new("approval", "own-approved", c => ApprovalCard.For(world.DecidedByReader(AttestationState.HandedOff), [], null, c)),
        new("approval", "own-rejected", c => ApprovalCard.For(world.DecidedByReader(AttestationState.Rejected), [], null, c)),
        new("approval", "own-completed", c => ApprovalCard.For(world.DecidedByReader(AttestationState.Completed), [], null, c)),
        new("request", "superseded", c => RequestCard.ForSuperseded(world.View(AttestationState.LinkIssued), c)),
        new("request", "asked-again", c => RequestCard.For(
            world.View(AttestationState.Rejected) with { Later = world.View(AttestationState.Requested).Attestation }, [], null, c)),
        new("request", "commented", c => RequestCard.For(world.Commented(), [], null, c)),
        new("record", "commented", c => RecordCard.For(world.Commented(), c)),
        new("approval", "attested-before", c =>
            ApprovalCard.For(world.View(AttestationState.Requested) with { Prior = world.Prior }, [], null, c)),
        new("approval", "superseded", c => ApprovalCard.ForSuperseded(world.View(AttestationState.Requested), c)),
        new("approval", "replaced", c => ApprovalCard.ForReplaced(world.View(AttestationState.Requested), c)),
        new("approval", "details-gone", c => ApprovalCard.For(world.View(AttestationState.Requested, withDetails: false), [], null, c)),
    ];

    /// <summary>Which agreement there was to accept, read and not read.</summary>
    private static IEnumerable<CardSample> Agreements(SampleWorld world)
    {
        var read = new AgreementOnRecord("117a77b0-9360-443b-8795-c6dedc750cf9", 7, "fr-FR", new string('8', 64));
        yield return new("approval", "agreement", c => ApprovalCard.For(WithAgreement(world, read), [], null, c));
        yield return new("record", "agreement", c => RecordCard.For(WithAgreement(world, read), c));
        foreach (var problem in Enum.GetValues<AgreementProblem>())
        {
            var partly = read with { DocumentHash = null, Problem = problem };
            yield return new("record", $"agreement-{Code.Of(problem)}", c => RecordCard.For(WithAgreement(world, partly), c));
        }
    }

    private static AttestationView WithAgreement(SampleWorld world, AgreementOnRecord agreement)
    {
        var view = world.View(AttestationState.Requested);
        var request = view.Attestation.Request with { Agreement = agreement };
        return view with { Attestation = view.Attestation with { Request = request } };
    }

    private static IEnumerable<CardSample> HandOvers(SampleWorld world) =>
    [
        new("hand-over", "", c => HandOverCard.For(world.Waiting(AssignmentCause.Escalated, 1), world.Successors(4), [], c)),
        new("hand-over", "many", c => HandOverCard.For(
            world.Waiting(AssignmentCause.Escalated, 1),
            world.Successors(120),
            [new FieldError(Fields.HandOverTo, FieldProblem.Missing)],
            c)),
        new("hand-over", "nobody", c => HandOverCard.For(world.Waiting(AssignmentCause.Escalated, 1), [], [], c)),
    ];
}
