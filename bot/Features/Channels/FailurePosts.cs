using McaBot.Storage.Projections;
using McaBot.Teams;
using McaBot.Views;

namespace McaBot.Features.Channels;

/// <summary>
/// Tells a channel what could not be carried out: in the attestation's thread where the channel has one, so that it is read in its place,
/// else in a thread of its own. More of the same is added to the card that stands; something else is a message of its own, so that people
/// notice.
/// </summary>
internal sealed class FailurePosts(ChannelPosts posts, CardRenderer renderer)
{
    public async Task<OutboxResult> PostAsync(ClaimedMessage claimed, ChannelSubscription subscription, CancellationToken cancellationToken)
    {
        if (OpenProblem.Of(claimed.Attestation).Count == 0)
        {
            return OutboxResult.Done;
        }

        return IsFirst(claimed, subscription.ChannelId)
            ? await PostOrUpdateAsync(claimed, subscription, cancellationToken)
            : OutboxResult.Later("another-post-first");
    }

    /// <summary>
    /// Several approvers may be given up at one moment, and the thread itself be on its way: one after the other, or there would be as
    /// many cards. Whose turn it is stands in the ledger, so that all processes agree.
    /// </summary>
    private static bool IsFirst(ClaimedMessage claimed, string channel) => !claimed.Attestation.PendingMessages.Any(other =>
        other is { Kind: MessageKind.PostToChannel, Target: { } target }
        && other.Id != claimed.Message.Id
        && ChannelPost.Read(target) is var (topic, where)
        && string.Equals(where, channel, StringComparison.Ordinal)
        && (topic != Topic.Failures || other.Number < claimed.Message.Number));

    private async Task<OutboxResult> PostOrUpdateAsync(
        ClaimedMessage claimed, ChannelSubscription subscription, CancellationToken cancellationToken)
    {
        var attestation = claimed.Attestation;
        var message = await renderer.DrawAsync(attestation, Audience.ChannelFailure, subscription.ChannelId, null, cancellationToken);
        if (CardOf(attestation, Audience.ChannelFailure, subscription) is { } shown && !IsNews(claimed)
            && await posts.UpdateAsync(shown, message, cancellationToken))
        {
            return OutboxResult.Posted(shown);
        }

        var thread = CardOf(attestation, Audience.Channel, subscription);
        var posting = thread is not null && await posts.ReplyAsync(thread, message, claimed.BeforeSending, cancellationToken) is { } reply
            ? new PostResult(reply)
            : await posts.BeginThreadAsync(subscription, message, claimed.BeforeSending, cancellationToken);
        return posting.Posted(Audience.ChannelFailure, subscription.ChannelId, subscription.Locale);
    }

    private static PostedCard? CardOf(Attestation attestation, Audience audience, ChannelSubscription subscription) =>
    attestation.Cards.LastOrDefault(c =>
        c.Audience == audience && string.Equals(c.Holder, subscription.ChannelId, StringComparison.Ordinal));

    /// <summary>Whether something is wrong that was not when this channel was told last.</summary>
    private static bool IsNews(ClaimedMessage claimed)
    {
        var attestation = claimed.Attestation;
        var told = attestation
        .Messages.Values.Where(e =>
            e is { Kind: MessageKind.PostToChannel, Status: MessageStatus.Done }
            && string.Equals(e.Target, claimed.Message.Target, StringComparison.Ordinal))
        .Select(e => e.Since)
        .DefaultIfEmpty(DateTimeOffset.MinValue)
        .Max();
        return OpenProblem.Of(attestation).Any(t => t.First > told);
    }
}
