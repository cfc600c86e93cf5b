using McaBot.Attestations;
using McaBot.Cards;
using McaBot.Conversations.Dialogs;
using McaBot.Presentation;

namespace McaBot.Conversations.Actions;

/// <summary>Draws a card anew for whoever looks at it. Never changes anything.</summary>
public sealed class RefreshCard(ILedger ledger, Requests requests, AttestationViews views, AttestConversation attest) : ICardAction
{
    public IReadOnlyList<string> Verbs { get; } = [Cards.Verbs.CardRefresh];

    public async Task RunAsync(Turn turn, CardInput input, CancellationToken cancellationToken)
    {
        if (input.Draft is not null && turn.Speaker.IsPersonalChat)
        {
            await attest.PressAsync(turn, input, cancellationToken);
            return;
        }

        var present = input.Key is { } named ? await ledger.ReadAsync(named.Customer, cancellationToken) : null;
        if (input.Key is not { } key || present?.Find(key.Id) is not { } attestation)
        {
            turn.Notice(NoticeKind.UnknownAttestation);
            return;
        }

        if (present.Fault is not null)
        {
            turn.Notice(NoticeKind.LedgerBroken);
            return;
        }

        if (!turn.Speaker.IsPersonalChat)
        {
            turn.Answer.Show(ChannelCard.For(await views.OfAsync(attestation, cancellationToken), turn.Culture));
            return;
        }

        await requests.ShowAsync(turn, attestation, cancellationToken);
    }
}
