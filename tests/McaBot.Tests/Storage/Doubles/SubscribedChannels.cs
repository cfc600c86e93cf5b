using McaBot.Storage.Projections;

namespace McaBot.Tests.Storage.Doubles;

internal static class SubscribedChannels
{
    /// <summary>As if it had subscribed to just that.</summary>
    public static Task AddAsync(
        this ChannelSubscriptions channels, ChannelSubscription subscription, CancellationToken cancellationToken) =>
        channels.ChangeAsync(subscription.ChannelId, _ => subscription, cancellationToken);
}
