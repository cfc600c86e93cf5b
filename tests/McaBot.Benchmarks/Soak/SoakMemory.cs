using McaBot.Sandbox.Wire;

namespace McaBot.Benchmarks.Soak;

/// <summary>
/// What the bot process itself says of its memory, in bytes: the heap after its last collection, and what the machine gave it.
/// </summary>
internal sealed record SoakMemory(TimeSpan At, long Heap, long WorkingSet)
{
    /// <summary>Samples as they arrive, until stopped.</summary>
    public static async Task<IReadOnlyList<SoakMemory>> WatchAsync(Telemetry telemetry, SoakLog log, CancellationToken stop)
    {
        var samples = new List<SoakMemory>();
        Export? last = null;
        while (!stop.IsCancellationRequested)
        {
            var seen = last;
            try
            {
                last = await telemetry
                    .WaitForAsync(() => Newest(telemetry) is { } newest && newest != seen ? newest : null, TimeSpan.FromSeconds(30))
                    .WaitAsync(stop);
            }
            catch (OperationCanceledException)
            {
                break;
            }

            if (
                Measured.Sum(last.Body, "dotnet.gc.last_collection.heap.size") is { } heap
                && Measured.Sum(last.Body, "dotnet.process.memory.working_set") is { } set)
                samples.Add(new SoakMemory(log.Elapsed, heap, set));
        }

        return samples;
    }

    private static Export? Newest(Telemetry telemetry) => telemetry.Exports.LastOrDefault(export => export.Signal == "metrics");
}
