using System.Globalization;
using System.Threading.Channels;
using McaBot.Attestations;
using McaBot.Cards;
using McaBot.Notifications;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Schema;

namespace McaBot.Exports;

/// <param name="Person">Who asked, with a right checked then; the file goes to nobody else.</param>
/// <param name="Conversation">Their personal chat.</param>
public sealed record ExportOrder(
    Guid Person, string ServiceUrl, string Conversation, ExportScope Scope, IReadOnlyCollection<Guid> Customers, CultureInfo Culture, string Correlation);

/// <summary>Makes audit files outside the turn: a month may take longer than a person waits. What a crash lost is asked for again.</summary>
public sealed partial class ExportRunner(AuditExport export, Messenger messenger, ILogger<ExportRunner> log) : BackgroundService
{
    private const int MostWaiting = 50;

    private readonly Channel<ExportOrder> orders = Channel.CreateBounded<ExportOrder>(new BoundedChannelOptions(MostWaiting) { SingleReader = true });

    /// <returns>False when too many wait already.</returns>
    public bool TryBegin(ExportOrder order) => orders.Writer.TryWrite(order);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await foreach (var order in orders.Reader.ReadAllAsync(stoppingToken))
        {
            try
            {
                await messenger.PostAsync(order.ServiceUrl, order.Conversation, await MakeAsync(order, stoppingToken), stoppingToken);
            }
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
            {
                // The outermost loop: one file's trouble must not stop the others.
                Log.Failed(log, e, order.Correlation);
            }
        }
    }

    private async Task<Activity> MakeAsync(ExportOrder order, CancellationToken cancellationToken)
    {
        try
        {
            var offer = await export.OfferAsync(order.Person, order.Scope, order.Customers, order.Culture, cancellationToken);
            Log.Offered(log, order.Person, order.Scope.Name, order.Customers.Count, order.Correlation);
            return (Activity)MessageFactory.Attachment(offer);
        }
        catch (StoreUnavailableException e)
        {
            Log.Failed(log, e, order.Correlation);
            return (Activity)MessageFactory.Text(Replies.Of(new Notice(NoticeKind.StoreUnavailable, order.Correlation), order.Culture));
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1531, LogLevel.Information, "An audit file of {Scope} over {Customers} ledgers was offered to {Person} ({Correlation})")]
        public static partial void Offered(ILogger log, Guid person, string scope, int customers, string correlation);

        [LoggerMessage(1532, LogLevel.Error, "An audit file could not be made or offered ({Correlation})")]
        public static partial void Failed(ILogger log, Exception e, string correlation);
    }
}
