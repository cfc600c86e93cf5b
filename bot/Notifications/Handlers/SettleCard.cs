using McaBot.Attestations;
using McaBot.Outbox;

namespace McaBot.Notifications.Handlers;

/// <summary>Redraws a posted card from the present state, for everybody who sees it.</summary>
public sealed class SettleCard(ChannelPosts posts, CopyPainter painter) : IOutboxHandler
{
    public MessageKind Kind => MessageKind.Settle;

    public string? RecipientOf(ClaimedMessage claimed) => CopyOf(claimed)?.Holder;

    public async Task<OutboxResult> DoAsync(ClaimedMessage claimed, CancellationToken cancellationToken)
    {
        if (CopyOf(claimed) is not { } copy)
        {
            return OutboxResult.GiveUp("no-such-copy");
        }

        var message = await painter.DrawAsync(claimed.Attestation, copy.Audience, copy.Holder, cancellationToken, copy.Locale);
        return await posts.UpdateAsync(copy, message, cancellationToken) ? OutboxResult.Posted(copy) : OutboxResult.Done;
    }

    private static Copy? CopyOf(ClaimedMessage claimed) =>
        claimed.Attestation.Copies.FirstOrDefault(c => string.Equals(c.Activity, claimed.Message.Target, StringComparison.Ordinal));
}
