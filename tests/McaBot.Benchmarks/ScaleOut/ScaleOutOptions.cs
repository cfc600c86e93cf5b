using System.Globalization;
using McaBot.Benchmarks.Soak;

namespace McaBot.Benchmarks.ScaleOut;

/// <param name="Processes">How many of the bot share the store, one run for each number.</param>
/// <param name="Minutes">For each run.</param>
/// <param name="Share">
/// The part of one core that each process may use, as a small container's; 1 and more: whatever the machine gives.
/// </param>
internal sealed record ScaleOutOptions(IReadOnlyList<int> Processes, double Minutes, double Share)
{
    public const string Usage = "Usage: scaleout [--processes <numbers, such as 1,2,4>] [--minutes <number>] [--share <of a core, each>]";

    /// <summary>As many as keep every process busy.</summary>
    private const int Pairs = 48;

    /// <summary>The first quarter does not count: processes that have just started are slow.</summary>
    public SoakOptions Soak => new(Pairs, TimeSpan.FromMinutes(Minutes), TimeSpan.FromMinutes(Minutes / 4));

    /// <returns>Null when the arguments make no sense.</returns>
    public static ScaleOutOptions? Parse(IReadOnlyList<string> arguments)
    {
        var options = new ScaleOutOptions([1, 2, 4], 1, 0.2);
        for (var at = 0; at < arguments.Count; at += 2)
        {
            if (at + 1 == arguments.Count || With(options, arguments[at], arguments[at + 1]) is not { } more)
            {
                return null;
            }

            options = more;
        }

        return options;
    }

    private static ScaleOutOptions? With(ScaleOutOptions options, string name, string value) => name switch
    {
        "--processes" when value.Split(',').Select(Number).ToList() is var numbers && numbers.All(n => n is >= 1 and <= 16) =>
            options with { Processes = [.. numbers.Select(n => (int)n!)] },
        "--minutes" when Number(value) is { } minutes and > 0.2 and < 60 => options with { Minutes = minutes },
        "--share" when Number(value) is { } share and > 0.02 and <= 64 => options with { Share = share },
        _ => null,
    };

    private static double? Number(string text) => double.TryParse(text, CultureInfo.InvariantCulture, out var number) ? number : null;
}
