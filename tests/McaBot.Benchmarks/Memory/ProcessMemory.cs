using System.Globalization;

namespace McaBot.Benchmarks.Memory;

/// <summary>What a process holds in memory, by what it is for, as Linux tells it.</summary>
/// <param name="Kilobytes">By use.</param>
internal sealed record ProcessMemory(IReadOnlyDictionary<string, long> Kilobytes)
{
    private const string Compiled = "code compiled at run time, and what .NET knows of types";
    private const string Anonymous = "the collected heap, native heaps, stacks";

    public long All => Kilobytes.Values.Sum();

    /// <returns>Null where the system does not tell.</returns>
    public static async Task<ProcessMemory?> ReadAsync(int process, CancellationToken cancellationToken)
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

        return new ProcessMemory(byUse);
    }

    private static string UseOf(string path)
    {
        var name = Path.GetFileName(path.Replace(" (deleted)", "", StringComparison.Ordinal));
        return path switch
        {
            _ when path.Contains("doublemapper", StringComparison.Ordinal) => Compiled,
            _ when path.Length == 0 || path.StartsWith('[') => Anonymous,
            _ when name.EndsWith(".dll", StringComparison.Ordinal) && path.Contains("/shared/", StringComparison.Ordinal) =>
                ".NET's and ASP.NET Core's assemblies (shared with other processes)",
            _ when name == "Microsoft.Graph.dll" => name,
            _ when name.EndsWith(".dll", StringComparison.Ordinal) => "packages' and McaBot's assemblies",
            _ => "native libraries and other files",
        };
    }
}
