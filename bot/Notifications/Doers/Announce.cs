using McaBot.Attestations;
using McaBot.Ledger;

namespace McaBot.Notifications.Doers;

/// <summary>Makes one post due for each channel subscribed to the topic at this moment.</summary>
public sealed class Announce(ChannelSubscriptions channels, Indexes indexes, TimeProvider time) : IEffectDoer
{
    public EffectKind Kind => EffectKind.Announce;

    public async Task<Done> DoAsync(ClaimedEffect claimed, CancellationToken cancellationToken)
    {
        var topic = claimed.Effect.Target is { } named ? Code.Parse<Topic>(named) : Topic.Approvals;
        if (topic is not { } known)
        {
            throw new Failure.UnreachableException("unknown-topic");
        }

        if (known == Topic.Failures)
        {
            await indexes.NoteTroubleAsync(claimed.Key, time.GetUtcNow(), cancellationToken);
        }

        if (known == Topic.Failures && claimed.Attestation is { IsToldWithBatch: true, Link: null })
        {
            // Told by the bulk request, in one post about all of it.
            return Done.Nothing;
        }

        var hearing = await channels.HearingAsync(known, cancellationToken);
        return new(Further: [.. hearing.Select(c => (EffectKind.PostToChannel, (string?)new ChannelPost(known, c.ChannelId).ToString()))]);
    }
}
