using System.Globalization;
using System.Text;

namespace McaBot.Benchmarks.Start;

/// <summary>Medians of the rounds; how much longer the bot takes than the bare endpoint of the same kind of output.</summary>
internal sealed class StartReport(IReadOnlyList<StartMeasurement> measured)
{
    public override string ToString()
    {
        var text = new StringBuilder()
            .AppendLine("| program | output | until | median | CPU | working set | over bare |")
            .AppendLine("|---|---|---|---:|---:|---:|---:|");
        foreach (var same in measured
            .GroupBy(m => (m.Output, m.Program, m.Milestone))
            .OrderBy(same => same.Key))
        {
            var (output, program, milestone) = same.Key;
            var took = Median(same, m => m.Took.TotalMilliseconds);
            var bare = Median(
                measured.Where(m =>
                    m is { Program: StartedProgram.Bare, Milestone: Milestone.FirstDecision } && m.Output == output),
                m => m.Took.TotalMilliseconds);
            var over = program == StartedProgram.McaBot && IsDecision(milestone)
                ? string.Create(CultureInfo.InvariantCulture, $"{took - bare:+0;-0} ms")
                : "";
            text.AppendLine(
                CultureInfo.InvariantCulture,
                $"| {NameOf(program)} | {NameOf(output)} | {NameOf(milestone)} | {took:0} ms "
                + $"| {Median(same, m => m.Cpu.TotalMilliseconds):0} ms "
                + $"| {Median(same, m => m.WorkingSet / 1024.0 / 1024.0):0} MB | {over} |");
        }

        return text.ToString();
    }

    private static bool IsDecision(Milestone milestone) => milestone is Milestone.FirstDecision or Milestone.DecisionOnceReady;

    private static double Median(IEnumerable<StartMeasurement> same, Func<StartMeasurement, double> value)
    {
        var sorted = same.Select(value).Order().ToList();
        return (sorted[(sorted.Count - 1) / 2] + sorted[sorted.Count / 2]) / 2;
    }

    private static string NameOf(StartedProgram program) => program == StartedProgram.Bare ? "bare" : "McaBot";

    private static string NameOf(ProgramOutput output) => output == ProgramOutput.Built ? "built" : "published";

    private static string NameOf(Milestone milestone) => milestone switch
    {
        Milestone.Listening => "listening",
        Milestone.Ready => "ready",
        Milestone.FirstWord => "first typed word",
        Milestone.FirstDecision => "first decision",
        _ => "first decision, once ready",
    };
}
