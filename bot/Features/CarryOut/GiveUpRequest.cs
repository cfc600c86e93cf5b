using McaBot.Turns;
using McaBot.Views;

namespace McaBot.Features.CarryOut;

/// <summary>Closes an approved attestation without an agreement, once the requester has said so twice.</summary>
internal sealed class GiveUpRequest(CarryOutService carryOut, AttestationPresenter presenter, AttestationViews views) : ICardAction
{
    public IReadOnlyList<string> Verbs { get; } = [Cards.Verbs.RequestGiveUp];

    public async Task RunAsync(Turn turn, CardInput input, CancellationToken cancellationToken)
    {
        if (string.Equals(input[DataNames.Choice], DataNames.Confirmed, StringComparison.Ordinal) && input.Key is { } key)
        {
            presenter.ReadAhead(turn, key, cancellationToken);
            await presenter.EndAsync(
                turn, await carryOut.GiveUpAsync(key, turn.Caller.Actor, turn.Correlation, cancellationToken), Audience.Requester,
                cancellationToken);
        }
        else if (await presenter.FindAsync(turn, input, cancellationToken) is var (attestation, _))
        {
            await AskAsync(turn, attestation, cancellationToken);
        }
    }

    public async Task AskAsync(Turn turn, Attestation attestation, CancellationToken cancellationToken)
    {
        if (attestation.Requester.ObjectId != turn.Caller.ObjectId)
        {
            turn.Notice(NoticeKind.NotRequester);
        }
        else if (
            attestation.State is not (AttestationState.Approved or AttestationState.LinkIssued or AttestationState.HandedOff)
            || attestation.MayBeAgreed)
        {
            await presenter.ShowAsync(turn, attestation, cancellationToken);
        }
        else if (await presenter.AudienceAsync(turn, attestation, cancellationToken) is not null)
        {
            turn.Answer.Show(GiveUpCard.For(await views.ViewAsync(attestation, cancellationToken), turn.Culture));
            presenter.KeepCard(turn, attestation, Audience.Requester);
        }
    }
}
