using McaBot.Outbox;
using McaBot.Storage.Ledger;
using McaBot.Teams;
using Microsoft.Bot.Schema;

namespace McaBot.Features.Records.Jobs;

/// <summary>Checks every ledger and says which do not hold, and what beside them is not what went on record.</summary>
internal sealed class VerifyJob(LedgerChecks checks) : IBackgroundJobHandler
{
    public BackgroundJobKind Kind => BackgroundJobKind.VerifyAll;

    public NoticeKind Failed => NoticeKind.VerifyFailed;

    public async Task<Activity> DoAsync(BackgroundJob job, CultureInfo culture, CancellationToken cancellationToken)
    {
        var (all, loose, erased, newer) = (0, 0, 0, 0);
        var altered = new List<AlteredRecord>();
        var broken = new List<BrokenLedger>();
        await checks.CheckAllAsync(verdict =>
        {
            all++;
            erased += verdict.Erased;
            newer += verdict.Newer;
            altered.AddRange(verdict.Altered);
            loose += verdict is { Fault: null, HasAnchor: false } ? 1 : 0;
            if (verdict.Fault is { } fault)
            {
                broken.Add(new(verdict.Customer, fault));
            }
        }, cancellationToken);
        return CardMessages.Of(
            VerifyAllCard.For(
                all, [.. broken.OrderBy(b => b.Customer)], loose, culture, [.. altered.OrderBy(a => a.Key.Number, StringComparer.Ordinal)],
                erased, newer),
            VerifyAllCard.Summary(all, broken.Count, culture, altered.Count > 0));
    }
}
