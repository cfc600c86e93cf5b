using McaBot.Attestations;
using McaBot.Bulk;
using McaBot.Hosting;
using Microsoft.Extensions.Options;

namespace McaBot.Retention;

/// <summary>Erases what outlived its time, where a setting says how long that is. Several replicas may do it at once: what is gone is gone.</summary>
internal sealed partial class RetentionSweep(
    RecordErasure records, DraftErasure drafts, BulkErasure bulk, IOptions<RetentionOptions> options, TimeProvider time, ILogger<RetentionSweep> log) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (options.Value is { EraseAfter.Ticks: 0, DraftsAfter.Ticks: 0 })
        {
            return;
        }

        using var timer = new PeriodicTimer(options.Value.SweepInterval, time);
        do
        {
            try
            {
                await RunAsync(stoppingToken);
            }
            catch (StoreUnavailableException e)
            {
                Log.Skipped(log, e);
            }
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
            {
                // The outermost loop: what could not be erased now is tried again.
                Log.Failed(log, e);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private async Task RunAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        if (options.Value.EraseAfter > TimeSpan.Zero)
        {
            var limit = now - options.Value.EraseAfter;
            Log.Records(log, await records.RunAsync(limit, cancellationToken), await bulk.EraseBatchesAsync(limit, cancellationToken));
        }

        if (options.Value.DraftsAfter > TimeSpan.Zero)
        {
            var limit = now - options.Value.DraftsAfter;
            Log.Drafts(log, await drafts.RunAsync(limit, cancellationToken), await bulk.ErasePreviewsAsync(limit, cancellationToken));
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1575, LogLevel.Information, "Retention: details of {Attestations} attestations and {Batches} bulk requests were erased")]
        public static partial void Records(ILogger log, int attestations, int batches);

        [LoggerMessage(1576, LogLevel.Information, "Retention: {Drafts} drafts and {Files} files that were never confirmed were erased")]
        public static partial void Drafts(ILogger log, int drafts, int files);

        [LoggerMessage(1577, LogLevel.Warning, "A sweep for what outlived its time was skipped: storage cannot be reached")]
        public static partial void Skipped(ILogger log, Exception e);

        [LoggerMessage(1578, LogLevel.Error, "A sweep for what outlived its time failed")]
        public static partial void Failed(ILogger log, Exception e);
    }
}
