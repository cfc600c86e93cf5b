using McaBot.Attestations;
using McaBot.Cards;

namespace McaBot.Conversations.Actions;

/// <summary>The requester has the approvers told again.</summary>
public sealed class RemindRequest(LifeDesk desk, Requests requests) : ICardAction
{
    public IReadOnlyList<string> Verbs { get; } = [Cards.Verbs.RequestRemind];

    public async Task RunAsync(Turn turn, CardInput input, CancellationToken cancellationToken)
    {
        if (input.Key is not { } key)
        {
            turn.Notice(NoticeKind.UnknownAttestation);
            return;
        }

        var outcome = await desk.RemindAsync(key, turn.Speaker.Actor, turn.Correlation, cancellationToken);
        await requests.EndAsync(turn, outcome, Audience.Requester, cancellationToken);
    }
}
