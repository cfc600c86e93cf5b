using McaBot.Attestations;
using McaBot.Ledger;
using McaBot.Outbox;

namespace McaBot.Notifications.Doers;

/// <summary>Makes one post due for each channel subscribed to the topic at this moment.</summary>
public sealed class Announce(ChannelSubscriptions channels, Indexes indexes, TimeProvider time) : IEffectDoer
{
    public EffectKind Kind => EffectKind.Announce;

    public Lane Lane => Lane.Records;

    public async Task<OutboxResult> DoAsync(ClaimedEffect claimed, CancellationToken cancellationToken)
    {
        var topic = claimed.Effect.Target is { } named ? Code.Parse<Topic>(named) : Topic.Approvals;
        if (topic is not { } known)
        {
            return OutboxResult.GiveUp("unknown-topic");
        }

        if (known == Topic.Failures)
        {
            await indexes.NoteTroubleAsync(claimed.Key, time.GetUtcNow(), cancellationToken);
        }

        if (known == Topic.Failures && claimed.Attestation is { IsToldWithBatch: true, Link: null })
        {
            // Told by the bulk request, in one post about all of it.
            return OutboxResult.Done;
        }

        var hearing = await channels.HearingAsync(known, cancellationToken);
        return OutboxResult.FollowedBy([.. hearing.Select(c => (EffectKind.PostToChannel, (string?)new ChannelPost(known, c.ChannelId).ToString()))]);
    }
}
