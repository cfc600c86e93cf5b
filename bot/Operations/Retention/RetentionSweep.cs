using McaBot.Features.Bulk;
using McaBot.Outbox;

namespace McaBot.Operations.Retention;

/// <summary>
/// Erases what outlived its time, where a setting says how long that is. Several replicas may do it at once: what is gone is gone.
/// </summary>
internal sealed partial class RetentionSweep(
    RecordErasure records, DraftErasure drafts, LeftoverSearch leftovers, BulkErasure bulk, IOptions<RetentionOptions> options,
    TimeProvider time, ILogger<RetentionSweep> log) : IScheduledJob
{
    public string Name => "retention";

    public TimeSpan Every => options.Value.SweepInterval;

    public async Task RunAsync(CancellationToken cancellationToken)
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
            var erased = await drafts.RunAsync(limit, cancellationToken) + await leftovers.RunAsync(limit, cancellationToken);
            Log.Drafts(log, erased, await bulk.ErasePreviewsAsync(limit, cancellationToken));
        }
    }

    private static partial class Log
    {
        [LoggerMessage(
            1575, LogLevel.Information, "Retention: details of {Attestations} attestations and {Batches} bulk requests were erased")]
        public static partial void Records(ILogger log, int attestations, int batches);

        [LoggerMessage(1576, LogLevel.Information, "Retention: {Drafts} drafts and {Files} files that were never confirmed were erased")]
        public static partial void Drafts(ILogger log, int drafts, int files);
    }
}
