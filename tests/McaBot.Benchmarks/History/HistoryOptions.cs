namespace McaBot.Benchmarks.History;

/// <param name="Sizes">How many attestations are closed, for each column.</param>
/// <param name="Customers">Who have them, at most.</param>
/// <param name="Lengths">How many entries one customer's ledger has, for each column of the last table.</param>
/// <param name="Parts">What is measured.</param>
internal sealed record HistoryOptions(
    IReadOnlyList<int> Sizes, int Customers, IReadOnlyList<int> Lengths, IReadOnlyList<HistoryPart> Parts)
{
    public const string Usage =
        "Usage: history [--sizes <numbers, with commas>] [--customers <number>] [--lengths <numbers>] "
        + "[--only <of idle,turns,digest,readiness,export,verify,lengths>]";

    private const int Most = 5_000_000;

    private static readonly Dictionary<string, HistoryPart> Known = Enum.GetValues<HistoryPart>()
        .ToDictionary(part => part.ToString().ToLowerInvariant(), StringComparer.Ordinal);

    /// <summary>Whether anything is measured at each of the sizes.</summary>
    public bool HasSizes => Parts.Any(part => part != HistoryPart.Lengths);

    public bool Has(HistoryPart part) => Parts.Contains(part);

    /// <returns>Null when the arguments make no sense.</returns>
    public static HistoryOptions? Parse(IReadOnlyList<string> arguments)
    {
        var typed = Arguments.Read(arguments);
        var options = new HistoryOptions(
            typed.Wholes("--sizes", [10, 10_000, 1_000_000], 1, Most), typed.Whole("--customers", 100_000, 1, Most),
            typed.Wholes("--lengths", [5, 500, 5_000], 1, Most), typed.Words("--only", [.. Known.Values], Known));
        return typed.AreUnderstood ? options : null;
    }
}
