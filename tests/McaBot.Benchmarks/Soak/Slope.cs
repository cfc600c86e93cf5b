namespace McaBot.Benchmarks.Soak;

/// <summary>The line that fits points best, and how sure its slope is.</summary>
/// <param name="PerUnit">By how much the value grows where the other grows by one.</param>
/// <param name="Error">The standard error of <paramref name="PerUnit"/>.</param>
internal sealed record Slope(double PerUnit, double Error, double Mean)
{
    /// <summary>Whether it is more than chance: at least three standard errors from none.</summary>
    public bool IsCertain => PerUnit > 3 * Error;

    /// <returns>Null for fewer than three points, and where all are at the same place.</returns>
    public static Slope? Of(IReadOnlyList<(double At, double Value)> points)
    {
        if (points.Count < 3)
        {
            return null;
        }

        var (at, mean) = (points.Average(p => p.At), points.Average(p => p.Value));
        var spread = points.Sum(p => (p.At - at) * (p.At - at));
        if (spread == 0)
        {
            return null;
        }

        var slope = points.Sum(p => (p.At - at) * (p.Value - mean)) / spread;
        var left = points.Sum(p => Math.Pow(p.Value - mean - (slope * (p.At - at)), 2));
        return new Slope(slope, Math.Sqrt(left / (points.Count - 2) / spread), mean);
    }

    /// <summary>
    /// The same of means over equal stretches: samples that follow each other closely say almost the same, and would make the slope look
    /// surer than it is.
    /// </summary>
    /// <param name="points">In order.</param>
    public static Slope? OfStretches(IReadOnlyList<(double At, double Value)> points, int stretches)
    {
        var each = Math.Max(1, points.Count / stretches);
        return Of([.. points.Chunk(each).Where(c => c.Length == each).Select(c => (c.Average(p => p.At), c.Average(p => p.Value)))]);
    }
}
