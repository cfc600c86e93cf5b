using System.Globalization;
using System.Text;

namespace McaBot.Benchmarks.Profile;

/// <summary>What a process holds in memory now, by what it is for, as Linux tells it.</summary>
internal static class ProcessMemory
{
    private const string Compiled = "code compiled at run time";
    private const string Anonymous = "the collected heap, native heaps, stacks";

    /// <returns>Null where the system does not tell.</returns>
    public static async Task<string?> DescribeAsync(int process, CancellationToken cancellationToken)
    {
        var file = $"/proc/{process}/smaps";
        if (!File.Exists(file)) return null;

        var byUse = new Dictionary<string, long>(StringComparer.Ordinal);
        var use = "";
        await foreach (var line in File.ReadLinesAsync(file, cancellationToken))
        {
            var words = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            if (words is [var range, ..] && !range.EndsWith(':')) use = UseOf(words.Length > 5 ? string.Join(' ', words[5..]) : "");
            else if (words is ["Rss:", var kilobytes, ..])
                byUse[use] = byUse.GetValueOrDefault(use) + long.Parse(kilobytes, CultureInfo.InvariantCulture);
        }

        var text = new StringBuilder().AppendLine("| in memory | MB |").AppendLine("|---|---:|");
        foreach (var (what, kilobytes) in byUse.OrderByDescending(part => part.Value).Where(part => part.Value >= 1024))
            text.AppendLine(CultureInfo.InvariantCulture, $"| {what} | {kilobytes / 1024.0:0.0} |");
        return text.AppendLine(CultureInfo.InvariantCulture, $"| all | {byUse.Values.Sum() / 1024.0:0.0} |").ToString();
    }

    private static string UseOf(string path)
    {
        var name = Path.GetFileName(path.Replace(" (deleted)", "", StringComparison.Ordinal));
        return path switch
        {
            _ when path.Contains("doublemapper", StringComparison.Ordinal) => Compiled,
            _ when path.Length == 0 || path.StartsWith('[') => Anonymous,
            _ when name.EndsWith(".dll", StringComparison.Ordinal) && path.Contains("/shared/", StringComparison.Ordinal) =>
                ".NET's and ASP.NET Core's assemblies",
            _ when name == "Microsoft.Graph.dll" => name,
            _ when name.StartsWith("McaBot", StringComparison.Ordinal) => "McaBot's assemblies",
            _ when name.EndsWith(".dll", StringComparison.Ordinal) => "packages' assemblies",
            _ => "native libraries and other files",
        };
    }
}
