using McaBot.Outbox;
using McaBot.Storage;
using McaBot.Storage.Ledger;
using McaBot.Teams;
using Microsoft.Bot.Schema;

namespace McaBot.Features.Records.Jobs;

/// <summary>Checks every ledger and says which do not hold, and what beside them is not what went on record.</summary>
internal sealed class VerifyJob(LedgerChecks checks, ILogger<VerifyJob> log) : IBackgroundJobHandler
{
    public BackgroundJobKind Kind => BackgroundJobKind.VerifyAll;

    public NoticeKind Failed => NoticeKind.VerifyFailed;

    public async Task<Activity> DoAsync(BackgroundJob job, CultureInfo culture, CancellationToken cancellationToken)
    {
        var (all, loose, erased, newer) = (0, 0, 0, 0);
        var altered = new FirstFew<AlteredRecord>(VerifyAllView.MaxNamed, ByNumber);
        var broken = new FirstFew<BrokenLedger>(VerifyAllView.MaxNamed, (one, other) => one.Customer.CompareTo(other.Customer));
        await checks.CheckAllAsync(verdict =>
        {
            all++;
            erased += verdict.Erased;
            newer += verdict.Newer;
            loose += verdict is { Fault: null, HasAnchor: false } ? 1 : 0;
            foreach (var record in verdict.Altered)
            {
                altered.Add(record);
            }

            if (verdict.Fault is { } fault)
            {
                // Alerts read the log, not the card.
                StorageLog.LedgerBroken(log, verdict.Customer, fault.Entry, fault.Kind);
                broken.Add(new(verdict.Customer, fault));
            }
        }, cancellationToken);
        var view = new VerifyAllView(all)
        {
            Broken = broken.Count,
            NamedBroken = broken.Kept,
            Loose = loose,
            Altered = altered.Count,
            NamedAltered = altered.Kept,
            Erased = erased,
            Newer = newer,
        };
        return CardMessages.Of(VerifyAllCard.For(view, culture), VerifyAllCard.Summary(view, culture));
    }

    /// <summary>Several parts of one attestation are several records.</summary>
    private static int ByNumber(AlteredRecord one, AlteredRecord other)
    {
        var byNumber = string.CompareOrdinal(one.Key.Number, other.Key.Number);
        return byNumber != 0 ? byNumber : (one.Key.Id, one.Part).CompareTo((other.Key.Id, other.Part));
    }
}
