using System.Globalization;
using McaBot.Cards;
using McaBot.Errands;
using McaBot.Ledger;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Schema;

namespace McaBot.Exports;

/// <summary>Makes an audit file and offers it.</summary>
public sealed partial class ExportErrand(AuditExport export, Indexes indexes, ILogger<ExportErrand> log) : IErrandDoer
{
    public ErrandKind Kind => ErrandKind.Export;

    public NoticeKind Failed => NoticeKind.ExportFailed;

    public async Task<Activity> DoAsync(Errand errand, CultureInfo culture, CancellationToken cancellationToken)
    {
        var scope = errand.Month is { } month ? ExportScope.Of(month) : ExportScope.Of(errand.Customer!.Value);
        var customers = scope.Month is { } asked ? await indexes.CustomersOfAsync(asked, cancellationToken) : [scope.Customer!.Value];
        var offer = await export.OfferAsync(errand.Person, scope, customers, culture, cancellationToken);
        Log.Offered(log, errand.Person, scope.Name, customers.Count, errand.Correlation);
        return (Activity)MessageFactory.Attachment(offer);
    }

    private static partial class Log
    {
        [LoggerMessage(1531, LogLevel.Information, "An audit file of {Scope} over {Customers} ledgers was offered to {Person} ({Correlation})")]
        public static partial void Offered(ILogger log, Guid person, string scope, int customers, string correlation);
    }
}
