using McaBot.Attestations;
using McaBot.Cards;

namespace McaBot.Conversations.Actions;

public sealed class WithdrawRequest(AttestationDesk desk, Requests requests) : ICardAction
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
        await requests.EndAsync(turn, outcome, Audience.Requester, cancellationToken);
    }
}
