using McaBot.Features.Attest;
using McaBot.Turns;
using McaBot.Views;

namespace McaBot.Features.Records;

/// <summary>Draws a card anew for whoever looks at it. Never changes anything.</summary>
internal sealed class RefreshCard(
    AttestationPresenter presenter, AttestationViews views, SharedCards shared, CardRenderer renderer, AttestConversation attest)
    : ICardAction
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
        else if (string.Equals(input[DataNames.View], DataNames.Shared, StringComparison.Ordinal))
        {
            // Wherever it stands, others may read along.
            var speaking = renderer.CultureInAsync(turn, attestation, cancellationToken);
            var view = await shared.ViewAsync(attestation, cancellationToken);
            turn.Answer.Show(shared.Draw(view, turn.Caller.ObjectId, await speaking));
        }
        else if (!turn.Caller.IsPersonalChat)
        {
            var speaking = renderer.CultureInAsync(turn, attestation, cancellationToken);
            turn.Answer.Show(ChannelCard.For(await views.ViewAsync(attestation, cancellationToken), await speaking, renderer.Zone));
        }
        else if (!IsSuperseded(turn, attestation))
        {
            await presenter.ShowAsync(turn, attestation, cancellationToken);
            turn.Answer.CardPosted = null;
        }
        else if (await presenter.AudienceAsync(turn, attestation, cancellationToken) is { } audience)
        {
            turn.Answer.Show(
                AudienceCards.DrawSuperseded(audience, await views.ViewAsync(attestation, cancellationToken), turn.Culture));
        }
    }

    /// <summary>A client may still show the card as it was before a newer one took its place.</summary>
    private static bool IsSuperseded(Turn turn, Attestation attestation) =>
        turn.PressedPostedCard(Audience.Requester) is { } pressed
        && attestation.Cards.FirstOrDefault(pressed.IsSamePlaceAs) is { } card
        && attestation.IsSuperseded(card);
}
