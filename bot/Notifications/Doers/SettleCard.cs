using McaBot.Attestations;

namespace McaBot.Notifications.Doers;

/// <summary>Redraws a posted card from the present state, for everybody who sees it.</summary>
public sealed class SettleCard(ChannelPosts posts, CopyPainter painter) : IEffectDoer
{
    public EffectKind Kind => EffectKind.Settle;

    public async Task<Done> DoAsync(ClaimedEffect claimed, CancellationToken cancellationToken)
    {
        if (claimed.Attestation.Copies.FirstOrDefault(c => string.Equals(c.Activity, claimed.Effect.Target, StringComparison.Ordinal)) is not { } copy)
        {
            throw new Failure.UnreachableException("no-such-copy");
        }

        var message = await painter.DrawAsync(claimed.Attestation, copy.Audience, copy.Holder, cancellationToken, copy.Locale);
        return await posts.UpdateAsync(copy, message, cancellationToken) ? new Done(copy) : Done.Nothing;
    }
}
