using McaBot.Attestations;

namespace McaBot.Tests.Attestations.Doubles;

/// <summary>The partner with a connection to Partner Center, and what its requester does there.</summary>
internal sealed class PartnerWithLinks
{
    private static readonly CarryOutPolicy Connected = new(CarryOutWay.PartnerCenter);

    public PartnerWithLinks()
    {
        Service = Partner.ServiceOf(Partner.Memory, "one", Connected);
        CarryOut = Partner.CarryOutOf(Partner.Memory, "one", Connected);
    }

    public static Actor Requester => Partner.ActorOf(Partner.Agent);

    public Partner Partner { get; } = new();

    public AttestationService Service { get; }

    public CarryOutService CarryOut { get; }

    public IReadOnlyList<Func<AttestationKey, Actor, Task<Outcome>>> EveryAct =>
    [
        (k, a) => CarryOut.AskLinkAsync(k, a, "t", default),
        (k, a) => CarryOut.ReportAcceptedAsync(k, a, "t", default),
        (k, a) => CarryOut.HandOffAsync(k, a, "t", default),
        (k, a) => CarryOut.GiveUpAsync(k, a, "t", default),
    ];

    public LinkIssued Link() => Partner.Details.Link();

    public async Task<Attestation> ApprovedAsync()
    {
        var key = await Partner.RequestedAsync();
        return (await Service.ApproveAsync(key, Partner.ActorOf(Partner.Manager), "t", default)).Attestation!;
    }

    public async Task<Attestation> LinkIssuedAsync() => await DoneAsync(await ApprovedAsync(), MessageKind.IssueLink, Link());

    public async Task<ClaimedMessage> ClaimAsync(Attestation attestation, MessageKind kind) =>
        (await Partner.Outbox.TakeAsync(attestation.Key.Customer, "t", default)).Held.Single(h => h.Message.Kind == kind);

    public async Task<Attestation> ReportedAsync(Attestation attestation) =>
        (await CarryOut.ReportAcceptedAsync(attestation.Key, Requester, "t", default)).Attestation!;

    public Task<Outcome> RequeueAsync(AttestationKey key, Guid effect) =>
        Partner.Outbox.RequeueAsync(key, effect, Partner.ActorOf(Partner.Manager), "t", Partner.Messages, default);

    /// <summary>Tried until its tries are spent.</summary>
    public async Task<MessageState> GivesUpAsync(Attestation attestation, MessageKind kind, bool isAmbiguous)
    {
        for (; ; )
        {
            var claimed = await ClaimAsync(attestation, kind);
            await Partner.Outbox.DeferAsync(claimed, "partner-center-503", isAmbiguous, null);
            var state = Partner.Find(attestation.Key).Messages[claimed.Message.Id];
            if (state.Status == MessageStatus.DeadLettered)
            {
                Assert.Equal(isAmbiguous, state.MayHaveActed);
                return state;
            }

            Partner.Time.AdjustTime(Partner.ProgressOf(claimed.Message.Id).Until);
        }
    }

    public async Task<Attestation> DoneAsync(Attestation attestation, MessageKind kind, LedgerEvent step)
    {
        await Partner.Outbox.DoneAsync(await ClaimAsync(attestation, kind), null, [], step);
        return Partner.Ledger.Find(attestation.Key.Id)!;
    }
}
