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
        // A marker written anew means that somebody else has put something on record: an operator, or another replica.
        var seen = new Dictionary<Guid, string>();
        using var timer = new PeriodicTimer(options.Value.SweepInterval, time);
        do
        {
            try
            {
                var now = new Dictionary<Guid, string>();
                await foreach (var (customer, tag) in markers.ListTagsAsync(stoppingToken))
                {
                    now[customer] = tag;
                    if (seen.TryGetValue(customer, out var known) && string.Equals(known, tag, StringComparison.Ordinal))
                    {
                        runner.WakeUnlessResting(customer);
                    }
                    else
                    {
                        runner.Wake(customer);
                    }
                }

                seen = now;
                runner.ForgetRested(now.Count);
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
