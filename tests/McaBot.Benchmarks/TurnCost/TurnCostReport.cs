using System.Globalization;
using System.Text;

namespace McaBot.Benchmarks.TurnCost;

/// <summary>Medians of the rounds, beside the bare endpoint's of the same run.</summary>
internal sealed class TurnCostReport(IReadOnlyList<Measurement> measured)
{
    public override string ToString()
    {
        var text = new StringBuilder();
        text.AppendLine("| server | load | requests | CPU per turn | ratio to bare | p50 | p99 |");
        text.AppendLine("|---|---|---:|---:|---:|---:|---:|");
        foreach (var load in Enum.GetValues<LoadKind>())
        {
            foreach (var server in Enum.GetValues<ServerKind>())
            {
                text.AppendLine(Row(server, load));
            }
        }

        text.AppendLine();
        text.AppendLine(CultureInfo.InvariantCulture, $"message ratio {Ratio(ServerKind.McaBot, LoadKind.Message):F2}");
        text.Append(CultureInfo.InvariantCulture, $"invoke ratio {Ratio(ServerKind.McaBot, LoadKind.Invoke):F2}");
        return text.ToString();
    }

    private string Row(ServerKind server, LoadKind load) =>
    string.Create(
        CultureInfo.InvariantCulture,
        $"| {NameOf(server)} | {NameOf(load)} | {Of(server, load).Sum(m => m.Requests)} "
            + $"| {Median(server, load, m => m.Cpu).TotalMicroseconds:F0} µs | {Ratio(server, load):F2} "
            + $"| {Median(server, load, m => m.Median).TotalMilliseconds:F1} ms | {Median(server, load, m => m.Late).TotalMilliseconds:F1} ms |"
    );

    private double Ratio(ServerKind server, LoadKind load) =>
        Median(server, load, m => m.Cpu) / Median(ServerKind.Bare, load, m => m.Cpu);

    private TimeSpan Median(ServerKind server, LoadKind load, Func<Measurement, TimeSpan> value)
    {
        var sorted = Of(server, load).Select(value).Order().ToList();
        return (sorted[(sorted.Count - 1) / 2] + sorted[sorted.Count / 2]) / 2;
    }

    private IEnumerable<Measurement> Of(ServerKind server, LoadKind load) =>
        measured.Where(m => m.Server == server && m.Load == load);

    private static string NameOf(ServerKind server) => server switch
    {
        ServerKind.Bare => "bare",
        ServerKind.Sdk => "SDK as it comes",
        ServerKind.McaBot => "McaBot's wiring",
        _ => "McaBot's wiring, tokens validated",
    };

    private static string NameOf(LoadKind load) => load == LoadKind.Message ? "message" : "card invoke";
}
