using System.Globalization;
using System.Text;

namespace McaBot.Benchmarks.Soak;

/// <summary>What a soak showed, early against late, and what is wrong with it.</summary>
/// <param name="awaited">What had not come in time, and whether it came later.</param>
internal sealed class SoakReport(
    SoakOptions options, SoakLog log, IReadOnlyList<SoakMemory> memory, IReadOnlyCollection<string> missing,
    IReadOnlyList<(string What, int Came, int Missing)>? awaited = null)
{
    private const int Stretches = 20;

    // So long, and what is loaded and compiled once no longer counts: less may grow then.
    private static readonly TimeSpan Long = TimeSpan.FromMinutes(10);
    private const double StrictTolerance = 0.03;
    private const double StrictNoise = 4 * 1024 * 1024;

    // Of the mean over the time that has to be flat; beneath so many bytes it is noise of the collector.
    private const double Tolerance = 0.15;
    private const double Noise = 32 * 1024 * 1024;

    public SoakLog Log => log;

    public IReadOnlyCollection<string> Missing => missing;

    /// <summary>After the warm-up.</summary>
    public IReadOnlyList<SoakMemory> Memory => [.. memory.Where(sample => sample.At >= options.WarmUp)];

    public int Requests => log.Acknowledged.Count;

    public IEnumerable<string> Problems =>
    [
        .. missing,
        .. Requests == 0 ? ["Nothing was acknowledged."] : Array.Empty<string>(),
        .. Memory.Count < 4 ? ["Memory was hardly sampled."] : Array.Empty<string>(),
        .. Growth(sample => sample.Heap) is { } heap ? [$"The heap {heap}"] : Array.Empty<string>(),
        .. Growth(sample => sample.WorkingSet) is { } set ? [$"The working set {set}"] : Array.Empty<string>(),
        .. (awaited ?? []).Where(l => l.Missing > 0).Select(l => $"{l.What} never came, {l.Missing} times."),
    ];

    public override string ToString()
    {
        var text = new StringBuilder();
        var late = options.Duration - Quarter;
        text.AppendLine(
            CultureInfo.InvariantCulture,
            $"{options.Connections} connections, {options.Duration.TotalMinutes:0.#} minutes, of which {options.WarmUp.TotalSeconds:0} s to warm up");
        text.AppendLine(
            CultureInfo.InvariantCulture,
            $"turns: {log.Turns.Count} ({log.Turns.Count / log.Elapsed.TotalSeconds:0} a second); requests acknowledged: {Requests}, missing: {missing.Count}");
        text.AppendLine(Times("early", options.WarmUp, options.WarmUp + Quarter));
        text.AppendLine(Times("late", late, TimeSpan.MaxValue));
        text.AppendLine(Sizes("early", options.WarmUp, options.WarmUp + Quarter));
        text.AppendLine(Sizes("late", late, TimeSpan.MaxValue));
        text.AppendLine(Line("heap", sample => sample.Heap));
        text.AppendLine(Line("working set", sample => sample.WorkingSet));
        foreach (var (what, came, never) in awaited ?? [])
        text.AppendLine(
            CultureInfo.InvariantCulture, $"had not come in time: {what}, {came + never} times; {came} came later, {never} never");
        foreach (var (step, count) in log.Refused)
            text.AppendLine(CultureInfo.InvariantCulture, $"not answered as hoped: {step}, {count} times");
        foreach (var problem in Problems.Take(20)) text.AppendLine(problem);
        return text.ToString();
    }

    private TimeSpan Quarter => (options.Duration - options.WarmUp) / 4;

    private string Times(string when, TimeSpan from, TimeSpan to)
    {
        var took = log.Turns.Where(turn => turn.At >= from && turn.At < to).Select(turn => turn.Took.TotalMilliseconds).Order().ToList();
        return took.Count == 0
        ? $"{when}: no turns"
        : string.Create(
            CultureInfo.InvariantCulture,
            $"{when}: p50 {took.Percentile(50):0} ms, p95 {took.Percentile(95):0} ms of {took.Count} turns");
    }

    private string Sizes(string when, TimeSpan from, TimeSpan to)
    {
        var samples = memory.Where(sample => sample.At >= from && sample.At < to).ToList();
        return samples.Count == 0
        ? $"{when}: no samples"
        : string.Create(
            CultureInfo.InvariantCulture,
            $"{when}: heap {Mega(Median(samples, sample => sample.Heap)):0} MB, working set {Mega(Median(samples, sample => sample.WorkingSet)):0} MB (medians of {samples.Count} samples)");
    }

    private IReadOnlyList<SoakMemory> AtTheEnd => [.. Memory.Where(sample => sample.At >= options.FlatFrom)];

    /// <summary>Per minute.</summary>
    private Slope? SlopeOf(Func<SoakMemory, long> size) =>
        Slope.OfStretches([.. AtTheEnd.Select(s => (s.At.TotalMinutes, (double)size(s)))], Stretches);

    /// <returns>By how much it grew over the time it has to be flat; null while that is within bounds, or may be chance.</returns>
    private string? Growth(Func<SoakMemory, long> size)
    {
        if (SlopeOf(size) is not { IsCertain: true } slope) return null;

        var time = AtTheEnd[^1].At - AtTheEnd[0].At;
        var growth = slope.PerUnit * time.TotalMinutes;
        var most = time >= Long ? Math.Max(StrictNoise, slope.Mean * StrictTolerance) : Math.Max(Noise, slope.Mean * Tolerance);
        return growth <= most
        ? null
        : string.Create(
            CultureInfo.InvariantCulture,
            $"grew by {Mega(growth):0} MB in the last {time.TotalMinutes:0.#} minutes, to {Mega(size(AtTheEnd[^1])):0} MB");
    }

    private string Line(string what, Func<SoakMemory, long> size) =>
    SlopeOf(size) is not { } slope
        ? $"{what}: too few samples"
        : string.Create(
            CultureInfo.InvariantCulture,
            $"{what} in the last {(options.Duration - options.FlatFrom).TotalMinutes:0.#} minutes: {Mega(slope.PerUnit):+0.000;-0.000} MB a minute, standard error {Mega(slope.Error):0.000}, mean {Mega(slope.Mean):0} MB");

    private static long Median(List<SoakMemory> samples, Func<SoakMemory, long> size) =>
        samples.Select(size).Order().ToList().Percentile(50);

    private static double Mega(double bytes) => bytes / 1024 / 1024;
}
