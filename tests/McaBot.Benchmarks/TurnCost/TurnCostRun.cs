namespace McaBot.Benchmarks.TurnCost;

/// <summary>Starts every server in every round, warms it up and measures it: what the machine does besides hits all alike.</summary>
internal static class TurnCostRun
{
    /// <summary>
    /// A fresh server spends more on compiling than on turns: it is warm when methods have been compiled for the second time.
    /// </summary>
    private const int WarmUps = 4;

    /// <summary>What the compiler still does in the background after the warm-up is not the turn's.</summary>
    private static readonly TimeSpan Settling = TimeSpan.FromMilliseconds(500);

    public static async Task<TurnCostReport> RunAsync(TurnCostOptions options)
    {
        await using var sink = await Sink.StartAsync();
        var measured = new List<Measurement>();
        for (var round = 0; round < options.Rounds; round++)
        {
            foreach (var kind in Enum.GetValues<ServerKind>())
            {
                measured.AddRange(await MeasureAsync(kind, sink, options));
            }
        }

        return new TurnCostReport(measured);
    }

    private static async Task<List<Measurement>> MeasureAsync(ServerKind kind, Sink sink, TurnCostOptions options)
    {
        await using var server = await ServerProcess.StartAsync(kind, sink.Address);
        using var caller = new Caller(kind, server, sink, kind == ServerKind.McaBotToken ? sink.Mint() : null);
        var measured = new List<Measurement>();
        foreach (var load in Enum.GetValues<LoadKind>())
        {
            for (var warm = 0; warm < WarmUps; warm++)
            {
                await caller.RunAsync(load, options.Requests, TurnCostOptions.LongestMeasurement);
                await Task.Delay(Settling, TimeProvider.System);
            }

            var before = await server.CpuAsync();
            var took = await caller.RunAsync(load, options.Requests, TurnCostOptions.LongestMeasurement);
            var cpu = await server.CpuAsync() - before;
            took.Sort();
            measured.Add(new Measurement(kind, load, took.Count, cpu / took.Count, took.Percentile(50), took.Percentile(99)));
        }

        return measured;
    }
}
