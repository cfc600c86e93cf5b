using McaBot.Sandbox.Processes;

namespace McaBot.Tests.Support;

/// <summary>Looks again and again for what has to come; what does not come in a very long time is said to have been missed.</summary>
internal static class Waiting
{
    // Most comes within a second. What takes long is looked at less often: each look costs the machine that everybody waits for.
    private static readonly TimeSpan FirstLook = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan LongestPause = TimeSpan.FromMilliseconds(400);

    /// <summary>No test measures it: far beyond what the slowest machine takes, and still an end.</summary>
    public static TimeSpan Limit { get; } = TimeSpan.FromMinutes(5);

    /// <summary>A process's lines come by a pipe, often after what it did is seen.</summary>
    public static Task UntilLoggedAsync(BotProcess bot, string words) =>
        UntilAsync($"the line \"{words}\"", () => bot.Lines.Any(line => line.Contains(words, StringComparison.OrdinalIgnoreCase)));

    /// <param name="what">What is waited for, as the failure names it.</param>
    public static Task UntilAsync(string what, Func<bool> isSo) => UntilAsync(what, () => Task.FromResult(isSo()));

    /// <param name="what">What is waited for, as the failure names it.</param>
    public static Task UntilAsync(string what, Func<Task<bool>> isSo) => UntilAsync(what, async () => await isSo() ? what : null);

    /// <param name="what">What is waited for, as the failure names it.</param>
    /// <param name="seen">What there is instead, for whoever reads the failure.</param>
    public static async Task<T> UntilAsync<T>(string what, Func<Task<T?>> look, Func<Task<string>>? seen = null)
        where T : class
    {
        var begun = TimeProvider.System.GetTimestamp();
        for (var pause = FirstLook; ; pause = pause < LongestPause ? pause + FirstLook : LongestPause)
        {
            if (await look() is { } found)
            {
                return found;
            }

            if (TimeProvider.System.GetElapsedTime(begun) > Limit)
            {
                throw new TimeoutException($"Waited {Limit} for {what}.{(seen is null ? "" : $"\n{await seen()}")}");
            }

            await Task.Delay(pause);
        }
    }
}
