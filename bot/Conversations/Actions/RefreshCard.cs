using McaBot.Attestations;
using McaBot.Cards;
using McaBot.Conversations.Dialogs;
using McaBot.Presentation;

namespace McaBot.Conversations.Actions;

/// <summary>Draws a card anew for whoever looks at it. Never changes anything.</summary>
public sealed class RefreshCard(Requests requests, AttestationViews views, AttestConversation attest) : ICardAction
{
    public IReadOnlyList<string> Verbs { get; } = [Cards.Verbs.CardRefresh];

    public async Task RunAsync(Turn turn, CardInput input, CancellationToken cancellationToken)
    {
        if (input.Draft is not null && turn.Speaker.IsPersonalChat)
        {
            await attest.PressAsync(turn, input, cancellationToken);
            return;
        }

        if (await requests.FindAsync(turn, input, cancellationToken) is not var (attestation, isBroken))
        {
            return;
        }

        if (isBroken)
        {
            turn.Notice(NoticeKind.LedgerBroken);
        }
        else if (turn.Speaker.IsPersonalChat)
        {
            await requests.ShowAsync(turn, attestation, cancellationToken);
        }
        else
        {
            turn.Answer.Show(ChannelCard.For(await views.OfAsync(attestation, cancellationToken), turn.Culture));
        }
    }
}
