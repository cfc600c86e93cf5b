using McaBot.Turns;
using McaBot.Views;

namespace McaBot.Features.CarryOut;

/// <summary>
/// Closes an approved attestation without an agreement, once the requester, or somebody in the requester's place, has said so twice.
/// </summary>
internal sealed class GiveUpRequest(CarryOutService carryOut, AttestationPresenter presenter, AttestationViews views) : ICardAction
{
    public IReadOnlyList<string> Verbs { get; } = [Cards.Verbs.RequestGiveUp];

    public async Task RunAsync(Turn turn, CardInput input, CancellationToken cancellationToken)
    {
        if (string.Equals(input[DataNames.Choice], DataNames.Confirmed, StringComparison.Ordinal) && input.Key is { } key)
        {
            presenter.ReadAhead(turn, key, cancellationToken);
            var outcome = await carryOut.GiveUpAsync(key, turn.Caller.Actor, turn.Correlation, cancellationToken);
            await presenter.EndAsync(turn, outcome, AudienceOf(turn, outcome.Attestation), cancellationToken);
        }
        else if (await presenter.FindAsync(turn, input, cancellationToken) is var (attestation, _))
        {
            await AskAsync(turn, attestation, cancellationToken);
        }
    }

    /// <summary>Whether it is the caller who may give it up, as requester or in the requester's place.</summary>
    public async Task<bool> IsForCallerAsync(Turn turn, Attestation attestation, CancellationToken cancellationToken) =>
        attestation.Requester.ObjectId == turn.Caller.ObjectId
        || await carryOut.MayGiveUpInPlaceAsync(attestation, turn.Caller.Actor, cancellationToken);

    public async Task AskAsync(Turn turn, Attestation attestation, CancellationToken cancellationToken)
    {
        if (!await IsForCallerAsync(turn, attestation, cancellationToken))
        {
            turn.Notice(NoticeKind.NotRequester);
        }
        else if (
            attestation.State is not (AttestationState.Approved or AttestationState.LinkIssued or AttestationState.HandedOff)
            || attestation.MayBeAgreed)
        {
            await presenter.ShowAsync(turn, attestation, cancellationToken);
            if (attestation.MayBeAgreed && turn.Answer.Card is not null)
            {
                turn.Answer.Say(Replies.Of(new Notice(NoticeKind.UnderWay, turn.Correlation), turn.Culture));
            }
        }
        else if (await presenter.AudienceAsync(turn, attestation, cancellationToken) is not null)
        {
            turn.Answer.Ask(GiveUpCard.For(await views.ViewAsync(attestation, cancellationToken), turn.Culture));
            presenter.KeepCard(turn, attestation, AudienceOf(turn, attestation));
        }
    }

    /// <summary>The requester's copy shows the customer's link, which nobody else sees.</summary>
    private static Audience AudienceOf(Turn turn, Attestation? attestation) =>
        attestation is null || attestation.Requester.ObjectId == turn.Caller.ObjectId ? Audience.Requester : Audience.Onlooker;
}
