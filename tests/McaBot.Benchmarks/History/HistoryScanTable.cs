using System.Globalization;
using System.Text;

namespace McaBot.Benchmarks.History;

/// <summary>A row for each action and size: what it cost, and what that is for one attestation.</summary>
internal sealed class HistoryScanTable
{
    private const double Kilo = 1024;
    private const double Mega = 1024 * 1024;

    private readonly List<HistoryScan> scans = [];

    public void Add(HistoryScan scan)
    {
        scans.Add(scan);

        // For whoever waits, and should it come to no table.
        Console.Error.WriteLine(Row(scan));
    }

    public override string ToString()
    {
        if (scans.Count == 0) return "";

        var text = new StringBuilder()
            .AppendLine(
                "| what | closed | attestations in it | time | attestations a second | calls | KB | CPU | calls, KB and CPU for one "
                + "| memory at most | written |")
            .AppendLine("|---|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|");
        foreach (var action in scans.GroupBy(scan => scan.Action, StringComparer.Ordinal))
        {
            foreach (var scan in action.OrderBy(scan => scan.Size)) text.AppendLine(Row(scan));
        }

        return text.ToString();
    }

    private static string Row(HistoryScan scan)
    {
        var (cost, many) = (scan.Cost, (double)scan.Attestations);
        var written = scan.Written > 0 ? (scan.Written / Mega).ToString("0.00", CultureInfo.InvariantCulture) + " MB" : "-";
        return string.Create(
            CultureInfo.InvariantCulture,
            $"| {scan.Action} | {scan.Size:#,0} | {scan.Attestations:#,0} | {cost.Took.TotalSeconds:0.00} s "
            + $"| {many / cost.Took.TotalSeconds:0} | {cost.Calls:0} | {cost.Bytes / Kilo:0} | {cost.Cpu.TotalSeconds:0.00} s "
            + $"| {cost.Calls / many:0.0}, {cost.Bytes / Kilo / many:0.0}, {cost.Cpu.TotalMilliseconds / many:0.0} ms "
            + $"| {scan.Most / Mega:0} MB | {written} |");
    }
}
