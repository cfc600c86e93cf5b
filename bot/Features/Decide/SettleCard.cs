using McaBot.Features.Channels;
using McaBot.Outbox;
using McaBot.Views;

namespace McaBot.Features.Decide;

/// <summary>Redraws a posted card from the present state, for everybody who sees it.</summary>
internal sealed class SettleCard(ChannelPosts posts, CardRenderer renderer, ILedger ledger) : IOutboxHandler
{
    public IReadOnlyList<MessageKind> Kinds { get; } = [MessageKind.Settle];

    public string? RecipientOf(ClaimedMessage claimed) => CardOf(claimed.Attestation, claimed)?.Holder;

    public async Task<OutboxResult> DoAsync(ClaimedMessage claimed, CancellationToken cancellationToken)
    {
        if (CardOf(claimed.Attestation, claimed) is { } own)
        {
            return await DrawAsync(claimed.Attestation, own, cancellationToken) ? OutboxResult.Posted(own) : OutboxResult.Done;
        }

        // A new request settles the card of an earlier one that offered to ask again.
        var present = await ledger.ReadAsync(claimed.Key.Customer, cancellationToken);
        foreach (var earlier in present.Attestations.Values)
        {
            if (CardOf(earlier, claimed) is { } card)
            {
                await DrawAsync(earlier, card, cancellationToken);
                return OutboxResult.Done;
            }
        }

        return OutboxResult.GiveUp("no-such-copy");
    }

    private async Task<bool> DrawAsync(Attestation attestation, PostedCard card, CancellationToken cancellationToken)
    {
        var message = attestation.IsSuperseded(card)
            ? await renderer.DrawSupersededAsync(attestation, card, cancellationToken)
            : await renderer.DrawAsync(attestation, card.Audience, card.Holder, card.Locale, cancellationToken);
        return await posts.UpdateAsync(card, message, cancellationToken);
    }

    private static PostedCard? CardOf(Attestation attestation, ClaimedMessage claimed) =>
        attestation.Cards.FirstOrDefault(c => string.Equals(c.Activity, claimed.Message.Target, StringComparison.Ordinal));
}
