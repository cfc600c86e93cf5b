using System.Net;
using McaBot.Storage.Projections;
using McaBot.Teams;
using Microsoft.Bot.Schema;

namespace McaBot.Features.Channels;

/// <summary>
/// Posts to subscribed channels, and finds out which of them are gone though nobody announced it. One answer that there is no such
/// channel proves nothing; the same minutes later ends the subscription.
/// </summary>
internal sealed class ChannelPosts(Messenger messenger, ChannelSubscriptions subscriptions, ServiceAddresses addresses, TimeProvider time)
{
    private const string NotInRoster = "BotNotInConversationRoster";
    private const string Missing = "channel-missing";

    public Task<PostResult> BeginThreadAsync(ChannelSubscription channel, Activity message, CancellationToken cancellationToken) =>
        BeginThreadAsync(channel, message, null, cancellationToken);

    /// <returns>Where the channel may be gone, that another try minutes later tells.</returns>
    public async Task<PostResult> BeginThreadAsync(
        ChannelSubscription channel, Activity message, Func<CancellationToken, Task>? before, CancellationToken cancellationToken)
    {
        MessageReference reference;
        try
        {
            reference = await messenger.BeginThreadAsync(
                channel.ServiceUrl, channel.TenantId, channel.ChannelId, message, before, cancellationToken);
        }
        catch (ErrorResponseException e) when (IsGone(e))
        {
            return await subscriptions.NoteMissingAsync(channel.ChannelId, time.GetUtcNow(), cancellationToken)
                ? PostResult.Nobody
                : new PostResult(null, OutboxResult.Later(Missing, retryAfter: ChannelSubscriptions.Doubt));
        }

        try
        {
            await subscriptions.NoteFoundAsync(channel, cancellationToken);
        }
        catch (StoreUnavailableException)
        {
            // Posted is posted; the note is too old to count after a day.
            return new PostResult(reference);
        }

        return new PostResult(reference);
    }

    /// <returns>Null where the thread is gone, or all of the channel.</returns>
    public async Task<MessageReference?> ReplyAsync(
        PostedCard thread, Activity message, Func<CancellationToken, Task>? before, CancellationToken cancellationToken)
    {
        try
        {
            var now = await addresses.NowAsync(thread, cancellationToken);
            return await messenger.PostAsync(now.ServiceUrl, now.Conversation, message, before, cancellationToken);
        }
        catch (ErrorResponseException e) when (IsGone(e))
        {
            return null;
        }
    }

    /// <summary>Redraws a card, be it in a channel or in a chat.</summary>
    /// <returns>False where a channel's card is gone: nobody sees what it says.</returns>
    public async Task<bool> UpdateAsync(PostedCard card, Activity message, CancellationToken cancellationToken)
    {
        try
        {
            await messenger.UpdateAsync(await addresses.NowAsync(card, cancellationToken), message, cancellationToken);
            return true;
        }
        catch (ErrorResponseException e) when (card.Audience is Audience.Channel or Audience.ChannelFailure && IsGone(e))
        {
            return false;
        }
    }

    private static bool IsGone(ErrorResponseException e) =>
    e.Response?.StatusCode == HttpStatusCode.NotFound
    || (
        e.Response?.StatusCode == HttpStatusCode.Forbidden && string.Equals(e.Body?.Error?.Code, NotInRoster, StringComparison.Ordinal));
}
