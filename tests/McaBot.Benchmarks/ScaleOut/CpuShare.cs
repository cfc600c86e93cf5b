using System.Runtime.InteropServices;
using McaBot.Sandbox.Processes;

namespace McaBot.Benchmarks.ScaleOut;

/// <summary>
/// Lets processes run for a part of the time only, as a container that has a part of a core: on one small machine, more processes would
/// else only take from each other.
/// </summary>
internal static class CpuShare
{
    private const int Stop = 19;
    private const int Continue = 18;
    private static readonly TimeSpan Period = TimeSpan.FromMilliseconds(50);

    /// <param name="share">Of one core, for each process.</param>
    public static Task HoldAsync(IEnumerable<BotProcess> bots, double share, CancellationToken stop) =>
        Task.WhenAll(bots.Select(bot => HoldAsync(bot, share, stop)));

    private static async Task HoldAsync(BotProcess bot, double share, CancellationToken stop)
    {
        var process = bot.Id ?? throw new InvalidOperationException("The bot does not run.");
        var (begun, before) = (TimeProvider.System.GetTimestamp(), bot.ProcessorTime);
        try
        {
            while (true)
            {
                await Task.Delay(Period / 10, TimeProvider.System, stop);
                var over = (bot.ProcessorTime - before) - (TimeProvider.System.GetElapsedTime(begun) * share);
                if (over <= TimeSpan.Zero)
                {
                    // Who rested gets nothing for it later.
                    (begun, before) = (TimeProvider.System.GetTimestamp(), bot.ProcessorTime);
                    continue;
                }

                _ = Signal(process, Stop);
                await Task.Delay(TimeSpan.FromTicks(Math.Max(Period.Ticks, (long)(over.Ticks / share))), TimeProvider.System, stop);
                _ = Signal(process, Continue);
            }
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            _ = Signal(process, Continue);
        }
    }

    [DllImport("libc", EntryPoint = "kill")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Signal(int process, int signal);
}
