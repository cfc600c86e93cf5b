using McaBot.Attestations;
using McaBot.Cards;
using McaBot.Presentation;

namespace McaBot.Conversations.Actions;

public sealed class WithdrawRequest(AttestationDesk desk, Requests requests, AttestationViews views) : ICardAction
{
    public IReadOnlyList<string> Verbs { get; } = [Cards.Verbs.RequestWithdraw];

    public async Task RunAsync(Turn turn, CardInput input, CancellationToken cancellationToken)
    {
        if (input.Key is not { } key)
        {
            turn.Notice(NoticeKind.UnknownAttestation);
            return;
        }

        var outcome = await desk.WithdrawAsync(key, turn.Speaker.Actor, turn.Correlation, cancellationToken);
        turn.IsOnRecord = outcome.IsDone;
        if (outcome is { IsDone: true } or { Refusal: Refusal.AlreadySettled })
        {
            turn.Answer.Show(RequestCard.For(await views.OfAsync(outcome.Attestation!, cancellationToken), [], null, turn.Culture));
            return;
        }

        await requests.RefuseAsync(turn, outcome, cancellationToken);
    }
}
