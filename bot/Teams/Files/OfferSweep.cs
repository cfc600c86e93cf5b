using McaBot.Outbox;

namespace McaBot.Teams.Files;

/// <summary>Deletes offers whose time is over. Several replicas may do it at once: a deletion happens once.</summary>
internal sealed partial class OfferSweep(FileOffers offers, IOptions<FilesOptions> options, ILogger<OfferSweep> log) : IScheduledJob
{
    public string Name => "file offers";

    public TimeSpan Every => options.Value.SweepInterval;

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        if (await offers.SweepAsync(cancellationToken) is > 0 and var deleted)
        {
            Log.Deleted(log, deleted);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1331, LogLevel.Information, "{Count} offers past their time were deleted")]
        public static partial void Deleted(ILogger log, int count);
    }
}
