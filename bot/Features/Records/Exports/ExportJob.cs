using McaBot.Outbox;
using McaBot.Storage.Projections;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Schema;

namespace McaBot.Features.Records.Exports;

/// <summary>Makes an audit file and offers it.</summary>
internal sealed partial class ExportJob(
    AuditExport export, Indexes indexes, OpenMarkers open, DeadLetterMarkers dead, ILedger ledger, ILogger<ExportJob> log)
    : IBackgroundJobHandler
{
    public BackgroundJobKind Kind => BackgroundJobKind.Export;

    public NoticeKind Failed => NoticeKind.ExportFailed;

    public async Task<Activity> DoAsync(BackgroundJob job, CultureInfo culture, CancellationToken cancellationToken)
    {
        var scope = job.Month is { } month ? ExportScope.Of(month) : ExportScope.Of(job.Customer!.Value);
        var customers = scope.Month is { } asked ? await CustomersOfAsync(scope, asked, cancellationToken) : [scope.Customer!.Value];
        var offer = await export.OfferAsync(job.Person, scope, customers, culture, cancellationToken);
        Log.Offered(log, job.Person, scope.Name, customers.Count, job.Correlation);
        return (Activity)MessageFactory.Attachment(offer);
    }

    /// <summary>The index may lag behind the ledgers, or have been given up: of whom that may be so, there is a marker.</summary>
    private async Task<IReadOnlyCollection<Guid>> CustomersOfAsync(ExportScope scope, DateOnly month, CancellationToken cancellationToken)
    {
        var customers = (await indexes.CustomersOfAsync(month, cancellationToken)).ToHashSet();
        var others = open.ListAsync(cancellationToken).Concat(dead.ListAsync(DeadLetterSource.Customers, cancellationToken));
        await foreach (var customer in others.Distinct().Where(c => !customers.Contains(c)))
        {
            var present = await ledger.ReadAsync(customer, cancellationToken);
            if (present.Attestations.Values.Any(a => a.Steps.Any(s => scope.Covers(s.At))))
            {
                customers.Add(customer);
            }
        }

        return customers;
    }

    private static partial class Log
    {
        [LoggerMessage(
            1531, LogLevel.Information, "An audit file of {Scope} over {Customers} ledgers was offered to {Person} ({Correlation})")]
        public static partial void Offered(ILogger log, Guid person, string scope, int customers, string correlation);
    }
}
