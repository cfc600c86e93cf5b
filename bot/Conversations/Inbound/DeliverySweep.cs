using McaBot.Attestations;
using McaBot.Ledger;

namespace McaBot.Conversations.Inbound;

/// <summary>Erases what is kept of activities that came more than a day ago. Several replicas may do it at once.</summary>
internal sealed partial class DeliverySweep(
    DeliveryMarks marks, Deliveries deliveries, TimeProvider time, ILogger<DeliverySweep> log) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromHours(1);

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await deliveries.SettledAsync().WaitAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                Log.Erased(log, await marks.SweepAsync(stoppingToken));
            }
            catch (StoreUnavailableException e)
            {
                Log.Skipped(log, e);
            }
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1011, LogLevel.Information, "The marks of {Count} activities were erased: they will not come again")]
        public static partial void Erased(ILogger log, int count);

        [LoggerMessage(1012, LogLevel.Warning, "A sweep of the marks of activities was skipped: storage cannot be reached")]
        public static partial void Skipped(ILogger log, Exception e);
    }
}
