using System.Globalization;

namespace McaBot.Benchmarks.TurnCost;

/// <param name="Rounds">So often each server is started and measured anew.</param>
/// <param name="Requests">Of one measurement, at most: a slow server is cut off after <see cref="LongestMeasurement"/>.</param>
internal sealed record TurnCostOptions(int Rounds, int Requests)
{
    public const string Usage = "Usage: turncost [--rounds <number>] [--requests <number>]";

    public const int Connections = 64;

    public static readonly TimeSpan LongestMeasurement = TimeSpan.FromSeconds(2.5);

    /// <returns>Null when the arguments make no sense.</returns>
    public static TurnCostOptions? Parse(IReadOnlyList<string> arguments)
    {
        var (rounds, requests) = (5, 8_000);
        for (var at = 0; at < arguments.Count; at += 2)
        {
            if (at + 1 == arguments.Count) return null;
            if (arguments[at] == "--rounds" && IsWithin(arguments[at + 1], 1, 50, out rounds)) continue;
            if (arguments[at] == "--requests" && IsWithin(arguments[at + 1], Connections, 1_000_000, out requests)) continue;
            return null;
        }

        return new TurnCostOptions(rounds, requests);
    }

    private static bool IsWithin(string argument, int least, int most, out int value) =>
        int.TryParse(argument, CultureInfo.InvariantCulture, out value) && value >= least && value <= most;
}
