using McaBot.Attestations;
using McaBot.Hosting;
using Microsoft.Extensions.Options;

namespace McaBot.Files;

/// <summary>Deletes offers whose time is over. Several replicas may do it at once: a deletion happens once.</summary>
public sealed partial class OfferSweep(FileOffers offers, IOptions<FilesOptions> options, TimeProvider time, ILogger<OfferSweep> log) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(options.Value.SweepInterval, time);
        do
        {
            try
            {
                if (await offers.SweepAsync(stoppingToken) is > 0 and var deleted)
                {
                    Log.Deleted(log, deleted);
                }
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
        [LoggerMessage(1331, LogLevel.Information, "{Count} offers past their time were deleted")]
        public static partial void Deleted(ILogger log, int count);

        [LoggerMessage(1332, LogLevel.Warning, "A sweep of offers was skipped: storage cannot be reached")]
        public static partial void Skipped(ILogger log, Exception e);
    }
}
