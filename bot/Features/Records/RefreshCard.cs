using McaBot.Cards;
using McaBot.Features.Attest;
using McaBot.Turns;
using McaBot.Views;

namespace McaBot.Features.Records;

/// <summary>Draws a card anew for whoever looks at it. Never changes anything.</summary>
internal sealed class RefreshCard(AttestationPresenter presenter, AttestationViews views, AttestConversation attest) : ICardAction
{
    public IReadOnlyList<string> Verbs { get; } = [Cards.Verbs.CardRefresh];

    public bool InChannel => true;

    public async Task RunAsync(Turn turn, CardInput input, CancellationToken cancellationToken)
    {
        if (input.Draft is not null && turn.Caller.IsPersonalChat)
        {
            await attest.PressAsync(turn, input, cancellationToken);
            return;
        }

        if (await presenter.FindAsync(turn, input, cancellationToken) is not var (attestation, isBroken))
        {
            return;
        }

        if (isBroken)
        {
            turn.Notice(NoticeKind.LedgerBroken);
        }
        else if (turn.Caller.IsPersonalChat)
        {
            await presenter.ShowAsync(turn, attestation, cancellationToken);
        }
        else
        {
            turn.Answer.Show(ChannelCard.For(await views.OfAsync(attestation, cancellationToken), turn.Culture));
        }
    }
}
