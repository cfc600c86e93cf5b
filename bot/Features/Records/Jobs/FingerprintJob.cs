using McaBot.Features.Channels;
using McaBot.Outbox;
using McaBot.Storage.Ledger;
using McaBot.Teams;
using Microsoft.Bot.Schema;

namespace McaBot.Features.Records.Jobs;

/// <summary>Takes a fingerprint of all ledgers, posts it to the channels and shows it to whoever asked.</summary>
internal sealed class FingerprintJob(LedgerFingerprints fingerprints, FingerprintPosts posts) : IBackgroundJobHandler
{
    public BackgroundJobKind Kind => BackgroundJobKind.Fingerprint;

    public NoticeKind Failed => NoticeKind.FingerprintFailed;

    public async Task<Activity> DoAsync(BackgroundJob job, CultureInfo culture, CancellationToken cancellationToken)
    {
        var taken = await fingerprints.TakeAsync(cancellationToken);
        var view = new FingerprintView(taken.Ledgers, taken.Entries, taken.Hash);
        var posted = await posts.PostAsync(view, cancellationToken);
        return CardMessages.Of(FingerprintCard.For(view, culture, posted), FingerprintCard.Summary(view, culture));
    }
}
