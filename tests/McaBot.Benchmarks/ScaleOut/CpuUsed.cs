using System.Diagnostics;
using McaBot.Sandbox;

namespace McaBot.Benchmarks.ScaleOut;

/// <summary>How long who has had a core to themselves.</summary>
/// <param name="Bots">All processes of the bot together.</param>
/// <param name="Storage">What plays Blob Storage.</param>
/// <param name="Else">Those who ask, and what plays Teams and Graph.</param>
internal sealed record CpuUsed(TimeSpan Bots, TimeSpan Storage, TimeSpan Else)
{
    public static CpuUsed By(SandboxWorld world) => new(
        world.Bots.Aggregate(TimeSpan.Zero, (sum, bot) => sum + bot.ProcessorTime), world.Storage?.ProcessorTime ?? TimeSpan.Zero,
        Process.GetCurrentProcess().TotalProcessorTime);

    public CpuUsed Since(CpuUsed before) => new(Bots - before.Bots, Storage - before.Storage, Else - before.Else);
}
