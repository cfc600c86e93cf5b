using System.Globalization;

namespace McaBot.Benchmarks.Start;

/// <param name="Rounds">So often each program is started for each figure.</param>
internal sealed record StartOptions(int Rounds)
{
    public const string Usage = "Usage: start [--rounds <number>]";

    /// <returns>Null when the arguments make no sense.</returns>
    public static StartOptions? Parse(IReadOnlyList<string> arguments) => arguments switch
    {
        [] => new StartOptions(5),
        ["--rounds", var rounds] when int.TryParse(rounds, CultureInfo.InvariantCulture, out var wanted)
            && wanted is >= 1 and <= 50 => new StartOptions(wanted),
        _ => null,
    };
}
