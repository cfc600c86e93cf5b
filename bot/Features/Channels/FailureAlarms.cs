using McaBot.Outbox;
using McaBot.Storage;
using McaBot.Storage.Projections;
using McaBot.Views;
using Microsoft.Bot.Schema;

namespace McaBot.Features.Channels;

/// <summary>Tells every channel that hears of failures about something that must not be so, once a day each while that lasts.</summary>
internal sealed class FailureAlarms(
    ChannelSubscriptions channels, DailyJob daily, ChannelClock clock, ChannelPosts posts, CardRenderer renderer)
{
    /// <param name="about">The customer or attestation.</param>
    /// <param name="told">Gets the channel that was told.</param>
    /// <returns>Whether it is over for the day, in every channel; false: to be tried again.</returns>
    public async Task<bool> TellAsync(
        Guid about, Func<CultureInfo, Activity> draw, Action<string> told, CancellationToken cancellationToken)
    {
        var isOver = true;
        foreach (var channel in await channels.HearingAsync(Topic.Failures, cancellationToken))
        {
            isOver &= await daily.DoAsync(
                BlobNames.Alarm(about, channel.ChannelId, clock.Today), token => PostAsync(channel, draw, told, token), cancellationToken);
        }

        return isOver;
    }

    private async Task<OutboxResult> PostAsync(
        ChannelSubscription channel, Func<CultureInfo, Activity> draw, Action<string> told, CancellationToken cancellationToken)
    {
        var culture = await renderer.CultureOfAsync(Audience.ChannelFailure, channel.ChannelId, channel.Locale, cancellationToken);
        var posting = await posts.BeginThreadAsync(channel, draw(culture), cancellationToken);
        if (posting.Place is not null)
        {
            told(channel.ChannelId);
        }

        return posting.Result(_ => OutboxResult.Done);
    }
}
