namespace McaBot.Benchmarks;

internal static class Percentiles
{
    /// <param name="sorted">From the least to the most; not empty.</param>
    /// <param name="percent">Of them that are no more than the answer. 0 to 99.</param>
    public static T Percentile<T>(this IReadOnlyList<T> sorted, int percent) => sorted[sorted.Count * percent / 100];
}
