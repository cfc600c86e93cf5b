using McaBot.Outbox;
using McaBot.Storage.Projections;
using McaBot.Teams;
using McaBot.Views;

namespace McaBot.Features.Channels;

/// <summary>
/// Posts a fingerprint of all ledgers to the channels that hear the digest: Teams keeps what whoever administers storage cannot alter.
/// </summary>
internal sealed partial class FingerprintPosts(
    ChannelSubscriptions channels, ChannelPosts posts, CardRenderer renderer, ILogger<FingerprintPosts> log)
{
    /// <returns>How many channels have it. One that fails is logged; the others and whoever asked have it all the same.</returns>
    public async Task<int> PostAsync(FingerprintView view, CancellationToken cancellationToken)
    {
        var posted = 0;
        foreach (var channel in await channels.HearingAsync(Topic.Digest, cancellationToken))
        {
            try
            {
                var culture = await renderer.CultureOfAsync(Audience.Channel, channel.ChannelId, channel.Locale, cancellationToken);
                var message = CardMessages.Of(FingerprintCard.For(view, culture), FingerprintCard.Summary(view, culture));
                posted += (await posts.BeginThreadAsync(channel, message, cancellationToken)).Place is null ? 0 : 1;
            }
            catch (Exception e) when (!cancellationToken.IsCancellationRequested)
            {
                LogNotPosted(log, e, channel.ChannelId, Failure.Of(e).Code);
            }
        }

        return posted;
    }

    [LoggerMessage(1356, LogLevel.Warning, "A fingerprint could not be posted to {Channel}: {Code}")]
    private static partial void LogNotPosted(ILogger log, Exception e, string channel, string code);
}
