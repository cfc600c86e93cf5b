using McaBot.Attestations;
using McaBot.Outbox;

namespace McaBot.Notifications.Doers;

/// <summary>Redraws a posted card from the present state, for everybody who sees it.</summary>
public sealed class SettleCard(ChannelPosts posts, CopyPainter painter) : IEffectDoer
{
    public EffectKind Kind => EffectKind.Settle;

    public string? RecipientOf(ClaimedEffect claimed) => CopyOf(claimed)?.Holder;

    public async Task<OutboxResult> DoAsync(ClaimedEffect claimed, CancellationToken cancellationToken)
    {
        if (CopyOf(claimed) is not { } copy)
        {
            return OutboxResult.GiveUp("no-such-copy");
        }

        var message = await painter.DrawAsync(claimed.Attestation, copy.Audience, copy.Holder, cancellationToken, copy.Locale);
        return await posts.UpdateAsync(copy, message, cancellationToken) ? OutboxResult.Posted(copy) : OutboxResult.Done;
    }

    private static Copy? CopyOf(ClaimedEffect claimed) =>
        claimed.Attestation.Copies.FirstOrDefault(c => string.Equals(c.Activity, claimed.Effect.Target, StringComparison.Ordinal));
}
