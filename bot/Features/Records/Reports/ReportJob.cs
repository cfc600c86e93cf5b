using McaBot.Outbox;
using McaBot.Platform;
using McaBot.Teams.Files;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Schema;

namespace McaBot.Features.Records.Reports;

/// <summary>Counts a month and offers it as a page; of a month without anything it says so, and offers nothing.</summary>
internal sealed partial class ReportJob(MonthCounter counter, PartnerClock clock, FileOffers offers, ILogger<ReportJob> log)
    : IBackgroundJobHandler
{
    public BackgroundJobKind Kind => BackgroundJobKind.Report;

    public NoticeKind Failed => NoticeKind.ReportFailed;

    public async Task<Activity> DoAsync(BackgroundJob job, CultureInfo culture, CancellationToken cancellationToken)
    {
        var month = ReportMonth.Of(job.Month!.Value, clock.Zone);
        var count = await counter.CountAsync(month, cancellationToken);
        var name = MonthReport.NameOf(month.First, culture);
        if (count.Figures.IsEmpty && count.Broken == 0)
        {
            return MessageFactory.Text(Replies.Of(new Notice(NoticeKind.ReportNothing, Person: name), culture));
        }

        var view = new MonthReportView(
            month.First, count.Figures, count.Before, clock.ZoneId, clock.Now, clock.Today >= month.First.AddMonths(1), count.Broken);
        var offer = await offers.OfferAsync(
            job.Person, $"mcabot-report-{month.First.ToString("yyyy-MM", CultureInfo.InvariantCulture)}.html",
            MonthReport.Offer(view, culture), (stream, token) => MonthReport.WriteAsync(stream, view, culture, token), isOfRecords: true,
            cancellationToken);
        Log.Offered(log, job.Person, month.First, count.Figures.Customers, job.Correlation);
        return (Activity)MessageFactory.Attachment(offer);
    }

    private static partial class Log
    {
        [LoggerMessage(
            1532, LogLevel.Information, "A report on {Month} over {Customers} ledgers was offered to {Person} ({Correlation})")]
        public static partial void Offered(ILogger log, Guid person, DateOnly month, int customers, string correlation);
    }
}
