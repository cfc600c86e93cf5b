using McaBot.Outbox;
using McaBot.Storage.Projections;
using McaBot.Views;

namespace McaBot.Features.Channels;

/// <summary>
/// Begins the channel's thread about an attestation, or tells there what could not be carried out. The cards hold no personal data.
/// </summary>
internal sealed class PostToChannel(ChannelPosts posts, CardRenderer renderer, ChannelSubscriptions channels, FailurePosts failures)
    : IOutboxHandler
{
    public IReadOnlyList<MessageKind> Kinds { get; } = [MessageKind.PostToChannel];

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

        var message = await renderer.DrawAsync(claimed.Attestation, Audience.Channel, channel, null, cancellationToken);
        var posting = await posts.BeginThreadAsync(subscription, message, claimed.BeforeSending, cancellationToken);
        return posting.Posted(Audience.Channel, channel, subscription.Locale);
    }
}
