namespace McaBot.Benchmarks.History;

/// <summary>What a process used while something was done.</summary>
/// <param name="Cpu">How long it has had a core to itself, from its beginning on.</param>
/// <param name="Most">The most it held in memory, in bytes.</param>
internal sealed record ProcessUse(TimeSpan Cpu, long Most)
{
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(20);

    /// <summary>Looks every few milliseconds until something is over, or the process is.</summary>
    public static async Task<ProcessUse> WatchAsync(Func<TimeSpan> cpu, Func<long> workingSet, Task until)
    {
        var use = new ProcessUse(TimeSpan.Zero, 0);
        try
        {
            do
            {
                use = new ProcessUse(cpu(), Math.Max(use.Most, workingSet()));
                await Task.WhenAny(until, Task.Delay(BetweenLooks, TimeProvider.System));
            }
            while (!until.IsCompleted);
        }
        catch (InvalidOperationException)
        {
            // It has ended, and what the last look saw is all there is.
        }

        return use;
    }
}
