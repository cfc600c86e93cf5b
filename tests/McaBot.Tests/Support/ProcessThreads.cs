using System.Globalization;

namespace McaBot.Tests.Support;

/// <summary>What the threads of another process do, as Linux tells it.</summary>
internal static class ProcessThreads
{
    private const int Looks = 3;
    private static readonly TimeSpan Between = TimeSpan.FromMilliseconds(10);

    /// <summary>
    /// Whether no thread runs, or waits for a processor or a disk, however often one looks. A process that the machine keeps waiting is not
    /// at rest, though it uses no processor.
    /// </summary>
    public static async Task<bool> RestAsync(int process)
    {
        for (var look = 0; look < Looks; look++)
        {
            if (look > 0) await Task.Delay(Between);
            if (StatesOf(process).Any(state => state is 'R' or 'D')) return false;
        }

        return true;
    }

    private static IEnumerable<char> StatesOf(int process)
    {
        var tasks = string.Create(CultureInfo.InvariantCulture, $"/proc/{process}/task");
        return System.IO.Directory.EnumerateDirectories(tasks).Select(task =>
        {
            try
            {
                var line = File.ReadAllText(Path.Combine(task, "stat"));
                return line[line.LastIndexOf(')') + 2];
            }
            catch (IOException)
            {
                return 'X';
            }
        });
    }
}
