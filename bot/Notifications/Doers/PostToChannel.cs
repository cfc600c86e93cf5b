using McaBot.Attestations;
using McaBot.Ledger;
using McaBot.Outbox;

namespace McaBot.Notifications.Doers;

/// <summary>
/// Begins the channel's thread about an attestation, or tells there what could not be carried out. The cards hold no personal data.
/// </summary>
public sealed class PostToChannel(ChannelPosts posts, CopyPainter painter, ChannelSubscriptions channels, FailurePosts failures) : IEffectDoer
{
    public EffectKind Kind => EffectKind.PostToChannel;

    public string? RecipientOf(ClaimedEffect claimed) => claimed.Effect.Target is { } post ? ChannelPost.Read(post).Channel : null;

    public async Task<OutboxResult> DoAsync(ClaimedEffect claimed, CancellationToken cancellationToken)
    {
        var (topic, channel) = ChannelPost.Read(claimed.Effect.Target!);
        if (await channels.FindAsync(channel, cancellationToken) is not { } subscription || !subscription.Hears(topic))
        {
            return OutboxResult.Done;
        }

        if (topic == Topic.Failures)
        {
            return await failures.PostAsync(claimed, subscription, cancellationToken);
        }

        var message = await painter.DrawAsync(claimed.Attestation, Audience.Channel, channel, cancellationToken);
        var posting = await posts.BeginThreadAsync(subscription, message, cancellationToken, claimed.BeforeSending);
        return posting.Result(place => OutboxResult.Posted(
            new Copy(Audience.Channel, channel, place.ServiceUrl, place.Conversation, place.Activity, subscription.Locale)));
    }
}
