using System.Globalization;
using System.Text;
using McaBot.Benchmarks.Soak;
using McaBot.Sandbox;

namespace McaBot.Benchmarks.ScaleOut;

/// <summary>Whole stories through one, two and four processes of the bot on one store, each asked in turn.</summary>
internal static class ScaleOutRun
{
    /// <returns>A table, and what went wrong.</returns>
    public static async Task<string> RunAsync(ScaleOutOptions options)
    {
        var text = new StringBuilder()
            .AppendLine(
                CultureInfo.InvariantCulture,
                $"{options.Soak.Connections} pairs, {options.Minutes:0.##} minutes each, {options.Share:0.##} of a core for each process")
            .AppendLine(
                "| processes | decisions a second | notifications a second | p50 of a decision | bot, CPU a story | bots, cores "
                + "| storage, cores | all else, cores | calls of storage a story | refused a story (409, 412) | lists a second |")
            .AppendLine("|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|");
        var notes = new StringBuilder();
        foreach (var processes in options.Processes)
        {
            await RunAsync(processes, options, text, notes);
        }

        return $"{text}\n{notes}";
    }

    private static async Task RunAsync(int processes, ScaleOutOptions options, StringBuilder table, StringBuilder notes)
    {
        await using var world = await SandboxWorld.StartAsync(SoakRun.World with { StorageThroughProxy = true, Replicas = processes });
        using var over = new CancellationTokenSource();
        var soak = SoakRun.RunAsync(world, options.Soak);
        await Task.Delay(options.Soak.WarmUp / 2, TimeProvider.System);
        var holding = options.Share < 1
            ? CpuShare.HoldAsync(world.Bots, options.Share, over.Token)
            : Task.CompletedTask;
        await Task.Delay(options.Soak.WarmUp / 2, TimeProvider.System);

        using var counts = new CallCounts(world.Requests);
        var (begun, before) = (TimeProvider.System.GetTimestamp(), CpuUsed.By(world));
        await Task.Delay(options.Soak.Duration - options.Soak.WarmUp, TimeProvider.System);
        var (took, after) = (TimeProvider.System.GetElapsedTime(begun), CpuUsed.By(world));
        var line = new ScaleOutLine(processes, took, after.Since(before), counts);
        counts.Dispose();
        await over.CancelAsync();
        await holding;
        var report = await soak;
        table.AppendLine(line.Of([.. report.Log.Turns.Where(turn => turn.At > options.Soak.WarmUp)]));
        notes.AppendLine(CultureInfo.InvariantCulture, $"{processes}: conditions that did not hold most often: {counts.Hottest(4)}");
        foreach (var (step, count) in report.Log.Refused)
        {
            notes.AppendLine(CultureInfo.InvariantCulture, $"{processes}: not answered as hoped: {step}, {count} times");
        }

        foreach (var missing in report.Missing)
        {
            notes.AppendLine(CultureInfo.InvariantCulture, $"{processes}: {missing}");
        }
    }
}
