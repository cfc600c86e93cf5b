using System.Diagnostics;

namespace McaBot.Benchmarks.History;

/// <summary>The daily digest, when its time has come: from the look at who hears it to its card in the channel.</summary>
internal static class HistoryDigest
{
    private const string FirstCall = "channels/";
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(20);

    /// <param name="due">When the bot's settings have it.</param>
    /// <param name="patience">How much later it may come.</param>
    public static async Task<HistoryCost> MeasureAsync(HistoryWorld world, DateTimeOffset due, TimeSpan patience)
    {
        var early = due - TimeProvider.System.GetUtcNow();
        if (early < TimeSpan.Zero) throw new InvalidOperationException($"{world.Size}: the digest may have come before it was measured.");
        await Task.Delay(early, TimeProvider.System);
        var before = world.Channel.Messages.Count;
        var seen = new List<(long At, TimeSpan Cpu)>();
        var waiting = Stopwatch.GetTimestamp();
        world.StartCounting();
        while (world.Channel.Messages.Count == before)
        {
            if (Stopwatch.GetElapsedTime(waiting) > patience) throw new TimeoutException($"{world.Size}: no digest came.");
            seen.Add((Stopwatch.GetTimestamp(), world.ProcessorTime));
            await Task.Delay(BetweenLooks, TimeProvider.System);
        }

        var posted = Stopwatch.GetTimestamp();
        await world.RestsAsync();
        var began = world.StorageCalls.First(call => call is { Does: "list", Name: FirstCall }).At;
        var cpu = seen.LastOrDefault(s => s.At <= began, seen[0]).Cpu;
        return world.CostSince(cpu, Stopwatch.GetElapsedTime(began, posted), began);
    }
}
