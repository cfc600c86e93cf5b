using BenchmarkDotNet.Running;
using McaBot.Benchmarks;
using McaBot.Benchmarks.History;
using McaBot.Benchmarks.Memory;
using McaBot.Benchmarks.Profile;
using McaBot.Benchmarks.ScaleOut;
using McaBot.Benchmarks.Soak;
using McaBot.Benchmarks.Start;
using McaBot.Benchmarks.TurnCost;
using McaBot.Benchmarks.Waits;
using McaBot.Sandbox;

switch (args)
{
    case [TurnCostServer.Command, .. var rest]:
        return await TurnCostServer.RunAsync(rest);
    case ["turncost", .. var rest]:
        return await MeasureAsync(TurnCostOptions.Parse(rest), TurnCostOptions.Usage, TurnCostRun.RunAsync);
    case ["start", .. var rest]:
        return await MeasureAsync(StartOptions.Parse(rest), StartOptions.Usage, StartRun.RunAsync);
    case ["waits", .. var rest]:
        return await MeasureAsync(WaitsOptions.Parse(rest), WaitsOptions.Usage, WaitsRun.RunAsync);
    case ["scaleout", .. var rest]:
        return await MeasureAsync(ScaleOutOptions.Parse(rest), ScaleOutOptions.Usage, ScaleOutRun.RunAsync);
    case ["bulk", .. var rest]:
        return await MeasureAsync(BulkOptions.Parse(rest), BulkOptions.Usage, BulkRun.RunAsync);
    case ["memory", .. var rest]:
        return await MeasureAsync(MemoryOptions.Parse(rest), MemoryOptions.Usage, MemoryRun.RunAsync);
    case ["history", .. var rest]:
        return await MeasureAsync(HistoryOptions.Parse(rest), HistoryOptions.Usage, HistoryRun.RunAsync);
    case ["soak", .. var rest]:
        return SoakOptions.Parse(rest) is { } options ? await SoakAsync(options) : Misunderstood(SoakOptions.Usage);
    default:
        BenchmarkSwitcher.FromAssembly(typeof(CardBenchmarks).Assembly).Run(args);
        return 0;
}

static async Task<int> MeasureAsync<TOptions, TReport>(TOptions? options, string usage, Func<TOptions, Task<TReport>> run)
    where TOptions : class
{
    if (options is null)
    {
        return Misunderstood(usage);
    }

    Console.WriteLine(await run(options));
    return 0;
}

static int Misunderstood(string usage)
{
    Console.Error.WriteLine(usage);
    return 2;
}

static async Task<int> SoakAsync(SoakOptions options)
{
    await using var world = await SandboxWorld.StartAsync(SoakRun.World);
    var profile = options.Profile
        ? SoakProfile.TakeAsync(world.Bot!.Id!.Value, options.WarmUp, CancellationToken.None)
        : Task.FromResult("");
    var report = await SoakRun.RunAsync(world, options);
    Console.WriteLine(report);
    Console.WriteLine(await profile);
    return report.Problems.Any() ? 1 : 0;
}
