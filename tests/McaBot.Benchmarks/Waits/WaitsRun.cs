using System.Globalization;
using System.Text;
using McaBot.Benchmarks.Soak;
using McaBot.Sandbox;
using McaBot.Sandbox.Processes;

namespace McaBot.Benchmarks.Waits;

/// <summary>Whole stories with storage, Graph and Teams as far away as they are in production: how long people wait at each step.</summary>
internal static class WaitsRun
{
    private static readonly int[] People = [1, 16, 64];

    /// <returns>A table, and what went wrong.</returns>
    public static async Task<string> RunAsync(WaitsOptions options)
    {
        await NodePackages.EnsureAsync(SandboxFolder.Path);
        var table = new StringBuilder()
            .AppendLine("| people | step | turns | floor | p50 | p99 | p50 to floor | p99 to floor |")
            .AppendLine("|---:|---|---:|---:|---:|---:|---:|---:|");
        foreach (var people in People)
        {
            await using var world = await SandboxWorld.StartAsync(SoakRun.World with { StorageThroughProxy = true });
            world.Faults.Script = Delays.Of;
            var wanted = options.Of(people);
            var report = await SoakRun.RunAsync(world, wanted);
            Append(table, people, [.. report.Log.Turns.Where(turn => turn.At > wanted.WarmUp)]);
            foreach (var problem in report.Missing) table.AppendLine(CultureInfo.InvariantCulture, $"{people} people: {problem}");
        }

        return table.ToString();
    }

    private static void Append(StringBuilder table, int people, IReadOnlyList<SoakTurn> turns)
    {
        foreach (var (step, floor) in Delays.Floors)
        {
            var took = turns.Where(turn => turn.Step == step).Select(turn => turn.Took).Order().ToList();
            if (took.Count == 0) continue;

            var (half, most) = (took[took.Count / 2], took[Math.Min(took.Count - 1, took.Count * 99 / 100)]);
            table.AppendLine(
                CultureInfo.InvariantCulture,
                $"| {people} | {step} | {took.Count} | {Milliseconds(floor)} | {Milliseconds(half)} | {Milliseconds(most)} "
                + $"| {half / floor:0.00} | {most / floor:0.00} |");
        }
    }

    private static string Milliseconds(TimeSpan time) => $"{time.TotalMilliseconds.ToString("0", CultureInfo.InvariantCulture)} ms";
}
