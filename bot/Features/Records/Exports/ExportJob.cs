using McaBot.Outbox;
using McaBot.Storage.Projections;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Schema;

namespace McaBot.Features.Records.Exports;

/// <summary>Makes an audit file and offers it.</summary>
internal sealed partial class ExportJob(AuditExport export, Indexes indexes, ILogger<ExportJob> log) : IBackgroundJobHandler
{
    public BackgroundJobKind Kind => BackgroundJobKind.Export;

    public NoticeKind Failed => NoticeKind.ExportFailed;

    public async Task<Activity> DoAsync(BackgroundJob job, CultureInfo culture, CancellationToken cancellationToken)
    {
        var scope = job.Month is { } month ? ExportScope.Of(month) : ExportScope.Of(job.Customer!.Value);
        var customers = scope.Month is { } asked ? await indexes.CustomersOfAsync(asked, cancellationToken) : [scope.Customer!.Value];
        var offer = await export.OfferAsync(job.Person, scope, customers, culture, cancellationToken);
        Log.Offered(log, job.Person, scope.Name, customers.Count, job.Correlation);
        return (Activity)MessageFactory.Attachment(offer);
    }

    private static partial class Log
    {
        [LoggerMessage(
            1531, LogLevel.Information, "An audit file of {Scope} over {Customers} ledgers was offered to {Person} ({Correlation})")]
        public static partial void Offered(ILogger log, Guid person, string scope, int customers, string correlation);
    }
}
