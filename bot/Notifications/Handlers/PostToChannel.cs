using McaBot.Attestations;
using McaBot.Ledger;
using McaBot.Outbox;

namespace McaBot.Notifications.Handlers;

/// <summary>
/// Begins the channel's thread about an attestation, or tells there what could not be carried out. The cards hold no personal data.
/// </summary>
public sealed class PostToChannel(ChannelPosts posts, CopyPainter painter, ChannelSubscriptions channels, FailurePosts failures) : IOutboxHandler
{
    public MessageKind Kind => MessageKind.PostToChannel;

    public string? RecipientOf(ClaimedMessage claimed) => claimed.Message.Target is { } post ? ChannelPost.Read(post).Channel : null;

    public async Task<OutboxResult> DoAsync(ClaimedMessage claimed, CancellationToken cancellationToken)
    {
        var (topic, channel) = ChannelPost.Read(claimed.Message.Target!);
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
