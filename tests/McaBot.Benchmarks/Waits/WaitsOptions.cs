using McaBot.Benchmarks.Soak;

namespace McaBot.Benchmarks.Waits;

/// <param name="Minutes">For each number of people.</param>
/// <param name="People">How many pairs are at it at once, one run for each number.</param>
/// <param name="Distances">How far away everything is, as a part of the real distance; 0: as near as it gets.</param>
/// <param name="Storage">What plays storage; all that is named takes its turn.</param>
internal sealed record WaitsOptions(
    double Minutes, IReadOnlyList<int> People, IReadOnlyList<double> Distances, IReadOnlyList<StorageKind> Storage)
{
    public const string Usage =
        "Usage: waits [--minutes <number for each run>] [--people <numbers, such as 1,16,64>] [--distances <such as 1,0>] "
        + "[--storage <azurite, stand-in or both>]";

    /// <summary>Somebody quick thinks as long before each turn.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);

    private static readonly Dictionary<string, StorageKind> Known = new(StringComparer.Ordinal)
    {
        ["azurite"] = StorageKind.Azurite,
        ["stand-in"] = StorageKind.StandIn,
    };

    public SoakOptions Of(int people) => SoakOptions.Of(people, Minutes) with { Pause = Pause };

    public static string NameOf(StorageKind storage) => Known.First(known => known.Value == storage).Key;

    /// <returns>Null when the arguments make no sense.</returns>
    public static WaitsOptions? Parse(IReadOnlyList<string> arguments)
    {
        var typed = Arguments.Read(arguments);
        var options = new WaitsOptions(
            typed.Number("--minutes", 2, 0.1, 60), typed.Wholes("--people", [1, 16, 64], 1, 1024),
            typed.Numbers("--distances", [1], 0, 10), typed.Words("--storage", [.. Known.Values], Known));
        return typed.AreUnderstood ? options : null;
    }
}
