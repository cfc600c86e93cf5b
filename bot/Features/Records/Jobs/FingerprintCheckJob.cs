using McaBot.Outbox;
using McaBot.Storage;
using McaBot.Storage.Ledger;
using McaBot.Teams;
using Microsoft.Bot.Schema;

namespace McaBot.Features.Records.Jobs;

/// <summary>Compares all ledgers with a fingerprint and names those that are not what they were.</summary>
internal sealed class FingerprintCheckJob(LedgerFingerprints fingerprints, ILogger<FingerprintCheckJob> log)
    : IBackgroundJobHandler
{
    public BackgroundJobKind Kind => BackgroundJobKind.VerifyFingerprint;

    public NoticeKind Failed => NoticeKind.VerifyFailed;

    public async Task<Activity> DoAsync(BackgroundJob job, CultureInfo culture, CancellationToken cancellationToken)
    {
        var named = new List<DifferingLedger>();
        var check = await fingerprints.CheckAsync(job.Fingerprint ?? "", fault =>
        {
            // Alerts read the log, not the card.
            StorageLog.LedgerBroken(log, fault.Customer, fault.Fault.Entry, fault.Fault.Kind);

            // All may be wrong, and the card names a few.
            if (named.Count < FingerprintCheckCard.MaxNamed)
            {
                named.Add(new(fault.Customer, fault.IsMissing ? null : fault.Fault));
            }
        }, cancellationToken);
        var view = new FingerprintCheckView(
            check.State == FingerprintState.Unknown, check.State == FingerprintState.ListAltered, check.Ledgers, check.Broken,
            [.. named.OrderBy(n => n.Customer)]);
        return CardMessages.Of(FingerprintCheckCard.For(view, culture), FingerprintCheckCard.Summary(view, culture));
    }
}
