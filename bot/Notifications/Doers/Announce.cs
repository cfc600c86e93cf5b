using McaBot.Attestations;
using McaBot.Ledger;

namespace McaBot.Notifications.Doers;

/// <summary>Makes one post due for each channel subscribed at this moment.</summary>
public sealed class Announce(ChannelSubscriptions channels) : IEffectDoer
{
    public EffectKind Kind => EffectKind.Announce;

    public async Task<Done> DoAsync(ClaimedEffect claimed, CancellationToken cancellationToken) =>
        new(Further: [.. (await channels.ListAsync(cancellationToken)).Select(c => (EffectKind.PostToChannel, (string?)c.ChannelId))]);
}
