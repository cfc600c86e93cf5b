using McaBot.Attestations;
using McaBot.Hosting;
using McaBot.Ledger;
using Microsoft.Extensions.Options;

namespace McaBot.Notifications;

/// <summary>Picks up what a crash or an outage left, from the markers of open ledgers; history is never scanned.</summary>
public sealed partial class EffectSweep(
    OpenMarkers markers, EffectRunner runner, IOptions<NotificationOptions> options, TimeProvider time, ILogger<EffectSweep> log) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(options.Value.SweepInterval, time);
        do
        {
            try
            {
                var open = 0;
                await foreach (var customer in markers.ListAsync(stoppingToken))
                {
                    runner.WakeUnlessResting(customer);
                    open++;
                }

                runner.ForgetRested(open);
            }
            catch (StoreUnavailableException e)
            {
                Log.Skipped(log, e);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private static partial class Log
    {
        [LoggerMessage(1211, LogLevel.Warning, "A sweep was skipped: storage cannot be reached")]
        public static partial void Skipped(ILogger log, Exception e);
    }
}
