using System.Globalization;
using System.Text;

namespace McaBot.Benchmarks.History;

/// <summary>A row for each action, a column for each size of the history, and the last size against the first.</summary>
internal sealed class HistoryTable(string what, IReadOnlyList<int> sizes)
{
    private const double Kilo = 1024;

    private readonly List<(string Action, int Size, HistoryCost Cost)> costs = [];

    public void Add(string action, int size, HistoryCost cost)
    {
        lock (costs) costs.Add((action, size, cost));

        // For whoever waits, and should it come to no table.
        Console.Error.WriteLine($"{action} at {Number(size)}: {Cell(cost)}");
    }

    public override string ToString()
    {
        if (costs.Count == 0) return "";

        var text = new StringBuilder();
        text.AppendLine(Row([$"{what}: calls, KB, CPU, p50", .. sizes.Select(Number), "last to first"]));
        text.Append("|---|").Insert(text.Length, "---:|", sizes.Count + 1).AppendLine();
        foreach (var action in costs.GroupBy(c => c.Action))
        {
            var bySize = action.ToDictionary(c => c.Size, c => c.Cost);
            var cells = sizes.Select(size => bySize.TryGetValue(size, out var cost) ? Cell(cost) : "-");
            var ratio = bySize.TryGetValue(sizes[0], out var first) && bySize.TryGetValue(sizes[^1], out var last)
                ? Ratio(first, last)
                : "-";
            text.AppendLine(Row([action.Key, .. cells, ratio]));
        }

        return text.ToString();
    }

    private static string Row(IEnumerable<string> cells) => $"| {string.Join(" | ", cells)} |";

    private static string Cell(HistoryCost cost) => string.Create(
        CultureInfo.InvariantCulture,
        $"{cost.Calls:0}, {cost.Bytes / Kilo:0.0}, {cost.Cpu.TotalMilliseconds:0.0} ms, {cost.Took.TotalMilliseconds:0} ms");

    private static string Ratio(HistoryCost first, HistoryCost last) => string.Join(
        ", ", Of(first.Calls, last.Calls), Of(first.Bytes, last.Bytes), Of(first.Cpu.Ticks, last.Cpu.Ticks),
        Of(first.Took.Ticks, last.Took.Ticks));

    private static string Of(double first, double last) =>
        first > 0 ? (last / first).ToString("0.00", CultureInfo.InvariantCulture) : "-";

    private static string Number(int size) => size.ToString("#,0", CultureInfo.InvariantCulture);
}
