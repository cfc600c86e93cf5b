using System.Globalization;
using System.Text;
using McaBot.Benchmarks.Soak;

namespace McaBot.Benchmarks.Waits;

/// <summary>How long people waited at each step, and how long its calls took.</summary>
internal sealed class WaitsReport
{
    private readonly StringBuilder steps = new StringBuilder()
        .AppendLine("| storage | distance | people | step | turns | floor | p50 | p99 | p50 to floor | p99 to floor | p50 over floor |")
        .AppendLine("|---|---:|---:|---|---:|---:|---:|---:|---:|---:|---:|");

    private readonly StringBuilder calls = new StringBuilder()
        .AppendLine("| storage | distance | people | calls to | calls | held up for | in truth, p50 | besides, p50 | besides, p99 |")
        .AppendLine("|---|---:|---:|---|---:|---:|---:|---:|---:|");

    private readonly StringBuilder problems = new();

    /// <param name="after">When turns begin to count.</param>
    public void Add(WaitsPart part, SoakReport soak, TimeSpan after)
    {
        foreach (var (step, rounds) in StepRounds.Steps)
        {
            var took = soak.Log.Turns
                .Where(turn => turn.At > after && turn.Step == step)
                .Select(turn => turn.Took)
                .Order()
                .ToList();
            if (took.Count > 0) AddStep(part, step, rounds.Floor(part.Delays.Middle), took);
        }

        foreach (var service in Delays.Services) AddCalls(part, service);
        foreach (var problem in soak.Missing)
        {
            problems.AppendLine(CultureInfo.InvariantCulture, $"{part.Storage}, {part.People} people: {problem}");
        }
    }

    public override string ToString() => $"{steps}\n{calls}{problems}";

    private void AddStep(WaitsPart part, string step, TimeSpan floor, List<TimeSpan> took)
    {
        var (half, most) = (took.Percentile(50), took.Percentile(99));
        steps.AppendLine(
            CultureInfo.InvariantCulture,
            $"| {part.Storage} | {part.Distance} | {part.People} | {step} | {took.Count} | {Text(floor)} | {Text(half)} | {Text(most)} "
            + $"| {Ratio(half, floor)} | {Ratio(most, floor)} | {Text(half - floor)} |");
    }

    private void AddCalls(WaitsPart part, string service)
    {
        var took = part.Calls.Of(service);
        if (took.Count == 0) return;

        var held = part.Delays.Middle(service);
        calls.AppendLine(
            CultureInfo.InvariantCulture,
            $"| {part.Storage} | {part.Distance} | {part.People} | {service} | {took.Count} | {Text(part.Delays.Asked(service))} "
            + $"| {Text(held)} | {Text(took.Percentile(50) - held)} | {Text(took.Percentile(99) - held)} |");
    }

    private static string Ratio(TimeSpan time, TimeSpan floor) =>
        floor > TimeSpan.Zero ? (time / floor).ToString("0.00", CultureInfo.InvariantCulture) : "-";

    private static string Text(TimeSpan time) => $"{time.TotalMilliseconds.ToString("0.0", CultureInfo.InvariantCulture)} ms";
}
