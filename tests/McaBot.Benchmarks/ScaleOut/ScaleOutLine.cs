using System.Globalization;
using McaBot.Benchmarks.Soak;

namespace McaBot.Benchmarks.ScaleOut;

/// <summary>What so many processes got done.</summary>
/// <param name="took">How long was counted.</param>
/// <param name="used">What was used of the machine's cores meanwhile.</param>
internal sealed class ScaleOutLine(int processes, TimeSpan took, CpuUsed used, CallCounts counts)
{
    private readonly int notifications = counts.Notifications;
    private readonly int storage = counts.Of("storage");
    private readonly int refused = counts.Refused;
    private readonly int lists = counts.Lists;

    /// <param name="turns">Those that count; the last of them may have ended later.</param>
    public string Of(IReadOnlyList<SoakTurn> turns)
    {
        var decisions = turns.Where(turn => turn.Step == "decision.approve").Select(turn => turn.Took).Order().ToList();
        var stories = Math.Max(1, decisions.Count);
        string[] cells =
        [
            Text(processes, "0"),
            Text(decisions.Count / took.TotalSeconds, "0.0"),
            Text(notifications / took.TotalSeconds, "0.0"),
            decisions.Count == 0 ? "-" : $"{Text(decisions.Percentile(50).TotalMilliseconds, "0")} ms",
            $"{Text(used.Bots.TotalMilliseconds / stories, "0")} ms",
            Text(used.Bots / took, "0.00"),
            Text(used.Storage / took, "0.00"),
            Text(used.Else / took, "0.00"),
            Text((double)storage / stories, "0"),
            Text((double)refused / stories, "0.0"),
            Text(lists / took.TotalSeconds, "0.0"),
        ];
        return $"| {string.Join(" | ", cells)} |";
    }

    private static string Text(double number, string format) => number.ToString(format, CultureInfo.InvariantCulture);
}
