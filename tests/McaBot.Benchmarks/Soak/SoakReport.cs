using System.Globalization;
using System.Text;

namespace McaBot.Benchmarks.Soak;

/// <summary>What a soak showed, early against late, and what is wrong with it.</summary>
internal sealed class SoakReport(SoakOptions options, SoakLog log, IReadOnlyList<SoakMemory> memory, IReadOnlyCollection<string> missing)
{
    // Of the mean over the second half of the time; beneath so many bytes it is noise of the collector.
    private const double Tolerance = 0.15;
    private const double Noise = 32 * 1024 * 1024;

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
    ];

    public override string ToString()
    {
        var text = new StringBuilder();
        var late = options.Duration - Quarter;
        text.AppendLine(CultureInfo.InvariantCulture, $"{options.Connections} connections, {options.Duration.TotalMinutes:0.#} minutes, of which {options.WarmUp.TotalSeconds:0} s to warm up");
        text.AppendLine(CultureInfo.InvariantCulture, $"turns: {log.Turns.Count} ({log.Turns.Count / log.Elapsed.TotalSeconds:0} a second); requests acknowledged: {Requests}, missing: {missing.Count}");
        text.AppendLine(Times("early", options.WarmUp, options.WarmUp + Quarter));
        text.AppendLine(Times("late", late, TimeSpan.MaxValue));
        text.AppendLine(Sizes("early", options.WarmUp, options.WarmUp + Quarter));
        text.AppendLine(Sizes("late", late, TimeSpan.MaxValue));
        foreach (var (step, count) in log.Refused) text.AppendLine(CultureInfo.InvariantCulture, $"not answered as hoped: {step}, {count} times");
        foreach (var problem in Problems.Take(20)) text.AppendLine(problem);
        return text.ToString();
    }

    private TimeSpan Quarter => (options.Duration - options.WarmUp) / 4;

    private string Times(string when, TimeSpan from, TimeSpan to)
    {
        var took = log.Turns.Where(turn => turn.At >= from && turn.At < to).Select(turn => turn.Took.TotalMilliseconds).Order().ToList();
        return took.Count == 0 ? $"{when}: no turns" : string.Create(CultureInfo.InvariantCulture, $"{when}: p50 {took[took.Count / 2]:0} ms, p95 {took[took.Count * 95 / 100]:0} ms of {took.Count} turns");
    }

    private string Sizes(string when, TimeSpan from, TimeSpan to)
    {
        var samples = memory.Where(sample => sample.At >= from && sample.At < to).ToList();
        return samples.Count == 0 ? $"{when}: no samples" : string.Create(
            CultureInfo.InvariantCulture,
            $"{when}: heap {Mega(Median(samples, sample => sample.Heap)):0} MB, working set {Mega(Median(samples, sample => sample.WorkingSet)):0} MB (medians of {samples.Count} samples)");
    }

    /// <returns>By how much it grew over the second half, by the line that fits the samples best; null while that is within bounds.</returns>
    private string? Growth(Func<SoakMemory, long> size)
    {
        var half = Memory.Skip(Memory.Count / 2).ToList();
        if (half.Count < 2) return null;

        var (at, mean) = (half.Average(sample => sample.At.TotalSeconds), half.Average(sample => (double)size(sample)));
        var slope = half.Sum(sample => (sample.At.TotalSeconds - at) * (size(sample) - mean)) / half.Sum(sample => Math.Pow(sample.At.TotalSeconds - at, 2));
        var growth = slope * (half[^1].At - half[0].At).TotalSeconds;
        return growth <= Math.Max(Noise, mean * Tolerance)
            ? null
            : string.Create(CultureInfo.InvariantCulture, $"grew by {Mega(growth):0} MB over the second half, to {Mega(size(half[^1])):0} MB");
    }

    private static long Median(List<SoakMemory> samples, Func<SoakMemory, long> size) => samples.Select(size).Order().ElementAt(samples.Count / 2);

    private static double Mega(double bytes) => bytes / 1024 / 1024;
}
