using BenchmarkDotNet.Running;
using McaBot.Benchmarks;
using McaBot.Benchmarks.History;
using McaBot.Benchmarks.Profile;
using McaBot.Benchmarks.ScaleOut;
using McaBot.Benchmarks.Soak;
using McaBot.Benchmarks.Start;
using McaBot.Benchmarks.TurnCost;
using McaBot.Benchmarks.Waits;
using McaBot.Sandbox;
using McaBot.Sandbox.Processes;

if (args is [TurnCostServer.Command, .. var server])
{
    return await TurnCostServer.RunAsync(server);
}

if (args is ["turncost", .. var wanted])
{
    if (TurnCostOptions.Parse(wanted) is not { } turns)
    {
        Console.Error.WriteLine(TurnCostOptions.Usage);
        return 2;
    }

    Console.WriteLine(await TurnCostRun.RunAsync(turns));
    return 0;
}

if (args is ["start", .. var starts])
{
    if (StartOptions.Parse(starts) is not { } starting)
    {
        Console.Error.WriteLine(StartOptions.Usage);
        return 2;
    }

    Console.WriteLine(await StartRun.RunAsync(starting));
    return 0;
}

if (args is ["waits", .. var waits])
{
    if (WaitsOptions.Parse(waits) is not { } chosen)
    {
        Console.Error.WriteLine(WaitsOptions.Usage);
        return 2;
    }

    Console.WriteLine(await WaitsRun.RunAsync(chosen));
    return 0;
}

if (args is ["scaleout", .. var scale])
{
    if (ScaleOutOptions.Parse(scale) is not { } chosen)
    {
        Console.Error.WriteLine(ScaleOutOptions.Usage);
        return 2;
    }

    Console.WriteLine(await ScaleOutRun.RunAsync(chosen));
    return 0;
}

if (args is ["bulk", .. var files])
{
    if (BulkOptions.Parse(files) is not { } chosen)
    {
        Console.Error.WriteLine(BulkOptions.Usage);
        return 2;
    }

    Console.WriteLine(await BulkRun.RunAsync(chosen));
    return 0;
}

if (args is ["history", .. var history])
{
    if (HistoryOptions.Parse(history) is not { } sizes)
    {
        Console.Error.WriteLine(HistoryOptions.Usage);
        return 2;
    }

    Console.WriteLine(await HistoryRun.RunAsync(sizes));
    return 0;
}

if (args is not ["soak", .. var rest])
{
    BenchmarkSwitcher.FromAssembly(typeof(CardBenchmarks).Assembly).Run(args);
    return 0;
}

if (SoakOptions.Parse(rest) is not { } options)
{
    Console.Error.WriteLine(SoakOptions.Usage);
    return 2;
}

await NodePackages.EnsureAsync(SandboxFolder.Path);
await using var world = await SandboxWorld.StartAsync(SoakRun.World);
var profile = options.Profile
    ? SoakProfile.TakeAsync(world.Bot!.Id!.Value, options.WarmUp, CancellationToken.None)
    : Task.FromResult("");
var report = await SoakRun.RunAsync(world, options);
Console.WriteLine(report);
Console.WriteLine(await profile);
return report.Problems.Any() ? 1 : 0;
