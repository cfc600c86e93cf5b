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
        var typed = Arguments.Read(arguments);
        var options = new ScaleOutOptions(
            typed.Wholes("--processes", [1, 2, 4], 1, 16), typed.Number("--minutes", 1, 0.2, 60), typed.Number("--share", 0.2, 0.02, 64));
        return typed.AreUnderstood ? options : null;
    }
}
