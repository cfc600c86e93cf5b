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
        var typed = Arguments.Read(arguments);
        var options = new TurnCostOptions(
            typed.Whole("--rounds", 5, 1, 50), typed.Whole("--requests", 8_000, Connections, 1_000_000));
        return typed.AreUnderstood ? options : null;
    }
}
