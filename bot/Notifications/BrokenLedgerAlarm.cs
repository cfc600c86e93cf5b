using System.Threading.Channels;
using McaBot.Attestations;
using McaBot.Cards;
using McaBot.Hosting;
using McaBot.Ledger;
using McaBot.Outbox;
using McaBot.Presentation;
using Microsoft.Extensions.Options;

namespace McaBot.Notifications;

/// <summary>
/// Tells channels that hear of failures that a ledger does not hold, once a day while that lasts. Nothing may be written to such a
/// ledger, so what was told is noted apart from it.
/// </summary>
internal sealed partial class BrokenLedgerAlarm(
    OutboxDispatcher runner, ChannelSubscriptions channels, OnceADay once, ChannelDays days, ChannelPosts posts, CopyPainter painter,
    IOptions<MicrosoftAppOptions> bot, ILogger<BrokenLedgerAlarm> log) : BackgroundService
{
    private readonly Channel<(Guid Customer, LedgerFault Fault)> found = Channel.CreateUnbounded<(Guid, LedgerFault)>(new UnboundedChannelOptions { SingleReader = true });

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
                foreach (var channel in await channels.HearingAsync(Topic.Failures, stoppingToken))
                {
                    await once.DoAsync(BlobNames.Alarm(customer, channel.ChannelId, days.Today), token => PostAsync(channel, customer, fault, token), stoppingToken);
                }
            }
            catch (StoreUnavailableException e)
            {
                // The runner finds it broken again.
                Log.Skipped(log, e, customer);
            }
        }
    }

    private void Note(Guid customer, LedgerFault fault) => found.Writer.TryWrite((customer, fault));

    private async Task<OutboxResult> PostAsync(ChannelSubscription channel, Guid customer, LedgerFault fault, CancellationToken cancellationToken)
    {
        var culture = await painter.CultureOfAsync(Audience.ChannelFailure, channel.ChannelId, cancellationToken, channel.Locale);
        var message = CardMessages.Of(BrokenLedgerCard.For(customer, fault, bot.Value.MicrosoftAppId, culture), BrokenLedgerCard.Summary(culture));
        var posting = await posts.BeginThreadAsync(channel, message, cancellationToken);
        if (posting.Place is not null)
        {
            Log.Posted(log, customer, channel.ChannelId);
        }

        return posting.Result(_ => OutboxResult.Done);
    }

    private static partial class Log
    {
        [LoggerMessage(1351, LogLevel.Warning, "Channels could not be told that the ledger of customer {Customer} is broken: storage cannot be reached")]
        public static partial void Skipped(ILogger log, Exception e, Guid customer);

        [LoggerMessage(1352, LogLevel.Information, "That the ledger of customer {Customer} is broken was told to {Channel}")]
        public static partial void Posted(ILogger log, Guid customer, string channel);
    }
}
