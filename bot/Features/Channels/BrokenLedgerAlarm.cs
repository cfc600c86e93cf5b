using System.Threading.Channels;
using McaBot.Outbox;
using McaBot.Teams;
using Microsoft.Bot.Schema;

namespace McaBot.Features.Channels;

/// <summary>
/// Tells channels that hear of failures that a ledger does not hold, once a day while that lasts. Nothing may be written to such a
/// ledger, so what was told is noted apart from it.
/// </summary>
internal sealed partial class BrokenLedgerAlarm(
    OutboxDispatcher runner, FailureAlarms alarms, IOptions<MicrosoftAppOptions> bot, ILogger<BrokenLedgerAlarm> log) : BackgroundService
{
    private readonly Channel<(Guid Customer, LedgerFault Fault)> found = Channel.CreateUnbounded<(Guid, LedgerFault)>(
        new UnboundedChannelOptions { SingleReader = true });

    public override Task StartAsync(CancellationToken cancellationToken)
    {
        runner.FoundBroken += Note;
        return base.StartAsync(cancellationToken);
    }

    public override Task StopAsync(CancellationToken cancellationToken)
    {
        runner.FoundBroken -= Note;
        return base.StopAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await foreach (var (customer, fault) in found.Reader.ReadAllAsync(stoppingToken))
        {
            try
            {
                await alarms.TellAsync(
                    customer, culture => Draw(customer, fault, culture), channel => Log.Posted(log, customer, channel), stoppingToken);
            }
            catch (StoreUnavailableException e)
            {
                // The runner finds it broken again.
                Log.Skipped(log, e, customer);
            }
        }
    }

    private void Note(Guid customer, LedgerFault fault) => found.Writer.TryWrite((customer, fault));

    private Activity Draw(Guid customer, LedgerFault fault, CultureInfo culture) =>
        CardMessages.Of(BrokenLedgerCard.For(customer, fault, bot.Value.MicrosoftAppId, culture), BrokenLedgerCard.Summary(culture));

    private static partial class Log
    {
        [LoggerMessage(
            1351, LogLevel.Warning,
            "Channels could not be told that the ledger of customer {Customer} is broken: storage cannot be reached")]
        public static partial void Skipped(ILogger log, Exception e, Guid customer);

        [LoggerMessage(1352, LogLevel.Information, "That the ledger of customer {Customer} is broken was told to {Channel}")]
        public static partial void Posted(ILogger log, Guid customer, string channel);
    }
}
