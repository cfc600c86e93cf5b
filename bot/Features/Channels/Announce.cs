using McaBot.Outbox;
using McaBot.Storage.Projections;

namespace McaBot.Features.Channels;

/// <summary>Makes one post due for each channel subscribed to the topic at this moment.</summary>
internal sealed class Announce(ChannelSubscriptions channels, Indexes indexes, TimeProvider time) : IOutboxHandler
{
    public IReadOnlyList<MessageKind> Kinds { get; } = [MessageKind.Announce];

    public Lane Lane => Lane.Records;

    public async Task<OutboxResult> DoAsync(ClaimedMessage claimed, CancellationToken cancellationToken)
    {
        var topic = claimed.Message.Target is { } named ? Code.Parse<Topic>(named) : Topic.Approvals;
        if (topic is not { } known)
        {
            return OutboxResult.GiveUp("unknown-topic");
        }

        if (known == Topic.Failures)
        {
            await indexes.NoteProblemAsync(claimed.Key, time.GetUtcNow(), cancellationToken);
        }

        if (known == Topic.Failures && claimed.Attestation is { IsToldWithBatch: true, IsCarriedOutWithBatch: true })
        {
            // Told by the bulk request, in one post about all of it.
            return OutboxResult.Done;
        }

        var hearing = await channels.HearingAsync(known, cancellationToken);
        return OutboxResult.FollowedBy(
            [.. hearing.Select(c => new DueMessage(MessageKind.PostToChannel, new ChannelPost(known, c.ChannelId).ToString()))]);
    }
}
