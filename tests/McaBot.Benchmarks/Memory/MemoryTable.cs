using System.Globalization;
using System.Text;

namespace McaBot.Benchmarks.Memory;

/// <summary>A row for each use of memory, a column for each moment, in MB.</summary>
internal static class MemoryTable
{
    private const double Kilo = 1024;

    public static string Of(params IReadOnlyList<MemoryMoment> moments)
    {
        var text = new StringBuilder()
            .AppendLine(Row("in memory, MB", moments.Select(moment => moment.When)))
            .AppendLine("|---|" + string.Concat(moments.Select(_ => "---:|")));
        foreach (var use in moments
            .SelectMany(moment => moment.Uses.Kilobytes.Keys)
            .Distinct(StringComparer.Ordinal)
            .OrderByDescending(use => moments.Max(moment => moment.Uses.Kilobytes.GetValueOrDefault(use))))
        {
            text.AppendLine(Row(use, moments.Select(moment => Mega(moment.Uses.Kilobytes.GetValueOrDefault(use)))));
        }

        text.AppendLine(Row("all", moments.Select(moment => Mega(moment.Uses.All))));
        if (moments.Any(moment => moment.Living is not null))
        {
            text
                .AppendLine(Row("of the heap: committed by the collector", moments.Select(moment => Bytes(moment.Committed))))
                .AppendLine(Row("of the heap: lives, after a full collection", moments.Select(moment => Bytes(moment.Living))));
        }

        return text.ToString();
    }

    private static string Row(string what, IEnumerable<string> cells) => $"| {string.Join(" | ", cells.Prepend(what))} |";

    private static string Bytes(long? bytes) => bytes is { } known ? Mega(known / (long)Kilo) : "-";

    private static string Mega(long kilobytes) => (kilobytes / Kilo).ToString("0.0", CultureInfo.InvariantCulture);
}
