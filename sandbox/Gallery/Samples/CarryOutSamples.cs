using McaBot.Attestations;
using McaBot.Cards;

namespace McaBot.Sandbox.Gallery.Samples;

/// <summary>An approved request on its way through Partner Center, as its requester sees it.</summary>
internal static class CarryOutSamples
{
    private static readonly Guid Effect = Guid.Parse("cccccccc-0000-4000-8000-000000000002");

    public static IEnumerable<CardSample> Of(SampleWorld world)
    {
        SampleStep[] issued = [new LinkIssued("00", Effect, Effect, SampleWorld.Until)];
        var ready = world.CarriedOut(AttestationState.LinkIssued, issued);
        var refused = Reported(new PartnerCenterRefused(PartnerCenterProblem.Other, new string('9', 32)));
        return
        [
            Request("asking-link", world.CarriedOut(AttestationState.Approved, Due(MessageKind.IssueLink))),
            Request(
                "asking-link-retrying",
                world.CarriedOut(AttestationState.Approved, Due(MessageKind.IssueLink)) with { IsRetrying = true }),
            Request("link-unreachable", world.CarriedOut(AttestationState.Approved, Due(MessageKind.IssueLink), GivenUp())),
            .. Enum.GetValues<PartnerCenterProblem>()
                .Where(problem => problem is not (PartnerCenterProblem.NotYetAccepted or PartnerCenterProblem.LinkExpired))
                .Select(problem => Request(
                    $"link-refused-{Code.Of(problem)}",
                    world.CarriedOut(AttestationState.Approved, new PartnerCenterRefused(problem, "900308")))),
            Request("link-ready", ready),
            Request(
                "link-renewing",
                world.CarriedOut(AttestationState.LinkIssued, [.. issued, new LinkAsked(), Due(MessageKind.IssueLink)])),
            Request("checking", Reported(Due(MessageKind.CreateAgreement))),
            Request("not-yet-accepted", Reported(new PartnerCenterRefused(PartnerCenterProblem.NotYetAccepted, "1"))),
            Request("link-expired", Reported(new PartnerCenterRefused(PartnerCenterProblem.LinkExpired, "1"))),
            Request("agreement-refused", refused),
            Request("agreement-unreachable", Reported(Due(MessageKind.CreateAgreement), GivenUp())),
            Request("agreement-unanswered", Reported(Due(MessageKind.CreateAgreement), GivenUp(isAmbiguous: true))),
            Request("attested-already", world.CarriedOut(AttestationState.Completed, new Completed("600061", AlreadyAttested: true))),
            Request("by-hand", world.CarriedOut(AttestationState.HandedOff, [.. issued, new HandedOff(CarryOutWay.ByHand)])),
            Request("provider", world.CarriedOut(AttestationState.HandedOff, new HandedOff(CarryOutWay.IndirectProvider))),
            new("give-up", "", c => GiveUpCard.For(ready, c)),
            new("record", "refused", c => RecordCard.For(refused, c)),
        ];

        AttestationView Reported(params SampleStep[] since) =>
            world.CarriedOut(AttestationState.LinkIssued, [.. issued, new AcceptanceReported(), .. since]);
    }

    private static CardSample Request(string state, AttestationView view) => new("request", state, c => RequestCard.For(view, [], null, c));

    private static SampleStep Due(MessageKind kind) => SampleStep.Due(new(Effect, kind, null));

    private static SampleStep GivenUp(bool? isAmbiguous = null) => new DeadLettered(Effect, "partner-center-503", isAmbiguous);
}
