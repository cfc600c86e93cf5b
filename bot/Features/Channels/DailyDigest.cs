using McaBot.Outbox;
using McaBot.Storage;
using McaBot.Storage.Ledger;
using McaBot.Storage.Projections;
using McaBot.Teams;
using McaBot.Views;

namespace McaBot.Features.Channels;

/// <summary>
/// Once a day, for each channel that asked for it: what waits, and what was settled since the last time. A day without either is skipped.
/// </summary>
internal sealed partial class DailyDigest(
    ChannelSubscriptions channels, DigestCounter counter, DigestCheckpoints checkpoints, DailyJob daily, ChannelClock clock,
    ChannelPosts posts, CardRenderer renderer, LedgerFingerprints fingerprints, TimeProvider time, ILogger<DailyDigest> log) : IScheduledJob
{
    // Things count from when they are in the index. What is on its way there now, or was noted by a clock that is behind, counts for the
    // next digest.
    private static readonly TimeSpan Settling = TimeSpan.FromMinutes(1);

    private DateOnly? finished;

    public string Name => "daily digest";

    public TimeSpan Every => TimeSpan.FromMinutes(1);

    /// <summary>Posts what is due now and was not posted yet.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var today = clock.Today;
        if (finished == today || !clock.IsDigestDue)
        {
            return;
        }

        OpenCount? open = null;
        Fingerprint? fingerprint = null;
        var isAllOver = true;
        foreach (var channel in await channels.HearingAsync(Topic.Digest, cancellationToken))
        {
            var mark = BlobNames.Digest(channel.ChannelId, today);
            if (!clock.WasInTime(channel.DigestSince ?? channel.Since) || await daily.IsOverAsync(mark, cancellationToken))
            {
                continue;
            }

            // Counted before it is begun: a try is short.
            open ??= await counter.OpenAsync(cancellationToken);
            fingerprint ??= await fingerprints.RenewAsync(cancellationToken);
            var (counted, taken) = (open, new FingerprintView(fingerprint.Ledgers, fingerprint.Entries, fingerprint.Hash));
            isAllOver &= await daily.DoAsync(mark, token => PostAsync(channel, counted, taken, token), cancellationToken);
        }

        finished = isAllOver ? today : null;
    }

    private async Task<OutboxResult> PostAsync(
        ChannelSubscription channel, OpenCount open, FingerprintView fingerprint, CancellationToken cancellationToken)
    {
        var until = time.GetUtcNow() - Settling;
        var asked = channel.DigestSince ?? channel.Since;
        var since =
            await checkpoints.FindAsync(channel.ChannelId, cancellationToken) is { } known && known.Until > asked ? known.Until : asked;
        var view = await counter.ViewAsync(open, since, until, cancellationToken) with { Fingerprint = fingerprint };
        if (!view.IsEmpty)
        {
            var culture = await renderer.CultureOfAsync(Audience.Channel, channel.ChannelId, channel.Locale, cancellationToken);
            var message = CardMessages.Of(DigestCard.For(view, culture, renderer.Zone), DigestCard.Summary(view, culture));
            var posting = await posts.BeginThreadAsync(channel, message, cancellationToken);
            if (posting.Place is null)
            {
                return posting.Result(_ => OutboxResult.Done);
            }
        }

        await NoteAsync(channel.ChannelId, until, cancellationToken);
        Log.Done(
            log, clock.Today.ToString("O", CultureInfo.InvariantCulture), channel.ChannelId, view.IsEmpty ? "nothing to tell" : "posted");
        return OutboxResult.Done;
    }

    private async Task NoteAsync(string channel, DateTimeOffset until, CancellationToken cancellationToken)
    {
        try
        {
            await checkpoints.NoteAsync(channel, new DigestCheckpoint(until), cancellationToken);
        }
        catch (StoreUnavailableException e)
        {
            // Posted is posted: the next digest counts from the one before, and says so.
            Log.NotNoted(log, e, channel);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1355, LogLevel.Warning, "Up to when the digest of {Channel} counted could not be noted")]
        public static partial void NotNoted(ILogger log, Exception e, string channel);

        [LoggerMessage(1354, LogLevel.Information, "The digest of {Day} for {Channel}: {Outcome}")]
        public static partial void Done(ILogger log, string day, string channel, string outcome);
    }
}
