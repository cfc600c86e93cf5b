using McaBot.Features.Channels;
using McaBot.Outbox;
using McaBot.Views;

namespace McaBot.Features.Decide;

/// <summary>Redraws a posted card from the present state, for everybody who sees it.</summary>
internal sealed class SettleCard(ChannelPosts posts, CardRenderer renderer, ILedger ledger) : IOutboxHandler
{
    public IReadOnlyList<MessageKind> Kinds { get; } = [MessageKind.Settle];

    public string? RecipientOf(ClaimedMessage claimed) =>
        CardsOf(claimed.Attestation, claimed) is [var first, ..] ? first.Holder : null;

    public async Task<OutboxResult> DoAsync(ClaimedMessage claimed, CancellationToken cancellationToken)
    {
        if (claimed.Message.Target is null or "")
        {
            // Teams gave the card's message no id: nobody can redraw it.
            return OutboxResult.Done;
        }

        if (CardsOf(claimed.Attestation, claimed) is { Count: > 0 } own)
        {
            var drawn = await DrawAsync(claimed.Attestation, own, cancellationToken);
            return drawn is null ? OutboxResult.Done : OutboxResult.Posted(drawn);
        }

        // A new request settles the card of an earlier one that offered to ask again.
        var present = await ledger.ReadAsync(claimed.Key.Customer, cancellationToken);
        var isFound = false;
        foreach (var earlier in present.Attestations.Values)
        {
            if (CardsOf(earlier, claimed) is { Count: > 0 } cards)
            {
                await DrawAsync(earlier, cards, cancellationToken);
                isFound = true;
            }
        }

        return isFound ? OutboxResult.Done : OutboxResult.GiveUp("no-such-copy");
    }

    /// <returns>One of those that somebody still sees; null where nobody sees any.</returns>
    private async Task<PostedCard?> DrawAsync(
        Attestation attestation, IReadOnlyList<PostedCard> cards, CancellationToken cancellationToken)
    {
        var drawn = await Task.WhenAll(cards.Select(
            async card => await DrawAsync(attestation, card, cancellationToken) ? card : null));
        return drawn.FirstOrDefault(card => card is not null);
    }

    private async Task<bool> DrawAsync(Attestation attestation, PostedCard card, CancellationToken cancellationToken)
    {
        var message = attestation.IsSuperseded(card)
            ? await renderer.DrawSupersededAsync(attestation, card, cancellationToken)
            : await renderer.DrawAsync(attestation, card.Audience, card.Holder, card.Locale, cancellationToken);
        return await posts.UpdateAsync(card, message, cancellationToken);
    }

    /// <summary>Several where messages in different conversations have the same id.</summary>
    private static IReadOnlyList<PostedCard> CardsOf(Attestation attestation, ClaimedMessage claimed) =>
        [.. attestation.Cards.Where(c => string.Equals(c.Activity, claimed.Message.Target, StringComparison.Ordinal))];
}
