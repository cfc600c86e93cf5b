using McaBot.Attestations;
using McaBot.Ledger;

namespace McaBot.Notifications.Doers;

/// <summary>Begins the channel's thread about an attestation. The card holds no personal data.</summary>
public sealed class PostToChannel(Messenger messenger, CopyPainter painter, ChannelSubscriptions channels) : IEffectDoer
{
    public EffectKind Kind => EffectKind.PostToChannel;

    public async Task<Done> DoAsync(ClaimedEffect claimed, CancellationToken cancellationToken)
    {
        var channel = claimed.Effect.Target!;
        if (await channels.FindAsync(channel, cancellationToken) is not { } subscription)
        {
            return Done.Nothing;
        }

        var message = await painter.DrawAsync(claimed.Attestation, Audience.Channel, channel, cancellationToken);
        var place = await messenger.BeginThreadAsync(subscription.ServiceUrl, subscription.TenantId, channel, message, cancellationToken);
        return new Done(new Copy(Audience.Channel, channel, place.ServiceUrl, place.Conversation, place.Activity, subscription.Locale));
    }
}
