using McaBot.Benchmarks.History.Wire;
using McaBot.Benchmarks.Soak;
using McaBot.Sandbox;

namespace McaBot.Benchmarks.Waits;

/// <summary>Whole stories with storage, Graph and Teams as far away as they are in production: how long people wait at each step.</summary>
internal static class WaitsRun
{
    /// <returns>Tables, and what went wrong.</returns>
    public static async Task<WaitsReport> RunAsync(WaitsOptions options)
    {
        var report = new WaitsReport();
        foreach (var distance in options.Distances)
        {
            foreach (var people in options.People)
            {
                foreach (var storage in options.Storage) await RunAsync(storage, distance, people, options, report);
            }
        }

        return report;
    }

    private static async Task RunAsync(StorageKind kind, double distance, int people, WaitsOptions options, WaitsReport report)
    {
        await using var standIn = kind == StorageKind.StandIn ? await BlobStandIn.StartAsync() : null;
        await using var world = await SandboxWorld.StartAsync(
            SoakRun.World with { StorageThroughProxy = true, StorageAt = standIn?.ConnectionString });
        var delays = new Delays(distance);
        world.Faults.Script = delays.Of;
        var wanted = options.Of(people);
        var soak = SoakRun.RunAsync(world, wanted);

        // What the first turns of a process wait for does not count, and neither do their calls.
        await Task.WhenAny(soak, Task.Delay(wanted.WarmUp, TimeProvider.System));
        delays.Clear();
        using var calls = new CallTimes(world.Requests);
        var run = new WaitsPart(WaitsOptions.NameOf(kind), distance, people, delays, calls);
        report.Add(run, await soak, wanted.WarmUp);
    }
}
