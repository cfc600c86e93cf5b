namespace McaBot.Benchmarks.History;

/// <summary>What an action costs, with all that follows from it until the bot is at rest again.</summary>
/// <param name="Calls">To storage, Graph and Teams.</param>
/// <param name="Bytes">To and from storage.</param>
/// <param name="Cpu">Of the bot's process.</param>
/// <param name="Took">Until the answer was there.</param>
internal sealed record HistoryCost(double Calls, double Bytes, TimeSpan Cpu, TimeSpan Took)
{
    /// <summary>The middle of several; processor time, which comes in steps, on average.</summary>
    public static HistoryCost Of(IReadOnlyList<HistoryCost> all) => new(
        Middle(all.Select(c => c.Calls)), Middle(all.Select(c => c.Bytes)), TimeSpan.FromTicks((long)all.Average(c => c.Cpu.Ticks)),
        TimeSpan.FromTicks((long)Middle(all.Select(c => (double)c.Took.Ticks))));

    private static double Middle(IEnumerable<double> values) => values.Order().ToList().Percentile(50);
}
