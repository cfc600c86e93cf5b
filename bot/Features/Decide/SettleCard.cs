using McaBot.Attestations;
using McaBot.Features.Channels;
using McaBot.Outbox;
using McaBot.Views;

namespace McaBot.Features.Decide;

/// <summary>Redraws a posted card from the present state, for everybody who sees it.</summary>
internal sealed class SettleCard(ChannelPosts posts, CardRenderer renderer) : IOutboxHandler
{
    public IReadOnlyList<MessageKind> Kinds { get; } = [MessageKind.Settle];

    public string? RecipientOf(ClaimedMessage claimed) => CopyOf(claimed)?.Holder;

    public async Task<OutboxResult> DoAsync(ClaimedMessage claimed, CancellationToken cancellationToken)
    {
        if (CopyOf(claimed) is not { } card)
        {
            return OutboxResult.GiveUp("no-such-copy");
        }

        var message = claimed.Attestation.IsSuperseded(card)
            ? await renderer.DrawSupersededAsync(claimed.Attestation, card.Holder, cancellationToken)
            : await renderer.DrawAsync(claimed.Attestation, card.Audience, card.Holder, card.Locale, cancellationToken);
        return await posts.UpdateAsync(card, message, cancellationToken) ? OutboxResult.Posted(card) : OutboxResult.Done;
    }

    private static PostedCard? CopyOf(ClaimedMessage claimed) =>
        claimed.Attestation.Cards.FirstOrDefault(c => string.Equals(c.Activity, claimed.Message.Target, StringComparison.Ordinal));
}
