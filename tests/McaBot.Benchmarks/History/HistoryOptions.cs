using System.Globalization;

namespace McaBot.Benchmarks.History;

/// <param name="Sizes">How many attestations are closed, for each column.</param>
/// <param name="Customers">Who have them, at most.</param>
/// <param name="Lengths">How many entries one customer's ledger has, for each column of the second table.</param>
/// <param name="Verifies">Whether everything is verified too, which takes its time.</param>
internal sealed record HistoryOptions(IReadOnlyList<int> Sizes, int Customers, IReadOnlyList<int> Lengths, bool Verifies)
{
    public const string Usage =
        "Usage: history [--sizes <numbers, with commas, or none>] [--customers <number>] [--lengths <numbers, or none>] [--verify]";

    private const int Most = 5_000_000;

    /// <returns>Null when the arguments make no sense.</returns>
    public static HistoryOptions? Parse(IReadOnlyList<string> arguments)
    {
        var options = new HistoryOptions([10, 10_000, 1_000_000], 100_000, [5, 500, 5_000], false);
        for (var at = 0; at < arguments.Count; at++)
        {
            var value = at + 1 < arguments.Count ? arguments[at + 1] : "";
            if (arguments[at] == "--verify") options = options with { Verifies = true };
            else if (Numbers(value) is not { } numbers) return null;
            else if (arguments[at++] == "--sizes") options = options with { Sizes = numbers };
            else if (arguments[at - 1] == "--lengths") options = options with { Lengths = numbers };
            else if (arguments[at - 1] == "--customers" && numbers is [var customers]) options = options with { Customers = customers };
            else return null;
        }

        return options;
    }

    private static List<int>? Numbers(string text)
    {
        if (text == "none") return [];
        var numbers = text
            .Split(',')
            .Select(word => int.TryParse(word, CultureInfo.InvariantCulture, out var number) && number is > 0 and <= Most ? number : 0)
            .ToList();
        return numbers.Contains(0) ? null : numbers;
    }
}
