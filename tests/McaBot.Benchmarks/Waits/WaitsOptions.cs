using System.Globalization;
using McaBot.Benchmarks.Soak;

namespace McaBot.Benchmarks.Waits;

/// <param name="Minutes">For each number of people.</param>
internal sealed record WaitsOptions(double Minutes)
{
    public const string Usage = "Usage: waits [--minutes <number for each number of people>]";

    /// <summary>Somebody quick thinks as long before each turn.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);

    /// <summary>What happens in the first minute, and in a quarter of a shorter time, does not count.</summary>
    public SoakOptions Of(int people) =>
        new(people, TimeSpan.FromMinutes(Minutes), TimeSpan.FromMinutes(Math.Min(1, Minutes / 4)), Pause);

    /// <returns>Null when the arguments make no sense.</returns>
    public static WaitsOptions? Parse(IReadOnlyList<string> arguments) => arguments switch
    {
        [] => new WaitsOptions(2),
        ["--minutes", var minutes] when double.TryParse(minutes, CultureInfo.InvariantCulture, out var wanted)
            && wanted is > 0.1 and < 60 => new WaitsOptions(wanted),
        _ => null,
    };
}
