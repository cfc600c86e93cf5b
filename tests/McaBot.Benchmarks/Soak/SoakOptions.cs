namespace McaBot.Benchmarks.Soak;

/// <param name="Connections">People at it at once, each with one request under way.</param>
/// <param name="WarmUp">What happens before counts for nothing but its requests, which have to be on record too.</param>
/// <param name="Pause">How long everybody thinks before each turn.</param>
/// <param name="Flat">Over how much of its end memory has to be flat; null: two thirds.</param>
/// <param name="Profile">Whether samples of the bot are taken meanwhile, which costs it some of its speed.</param>
internal sealed record SoakOptions(
    int Connections, TimeSpan Duration, TimeSpan WarmUp, TimeSpan Pause = default, TimeSpan? Flat = null, bool Profile = false)
{
    public const string Usage = "Usage: soak [--connections <number>] [--minutes <number>] [--flat <minutes at the end>] [--profile]";

    private const double MostMinutes = 24 * 60;

    /// <summary>From when on memory has to be flat.</summary>
    public TimeSpan FlatFrom => Duration - (Flat ?? Duration * 2 / 3);

    /// <summary>What happens in the first minute, and in a quarter of a shorter time, does not count.</summary>
    public static SoakOptions Of(int connections, double minutes) =>
        new(connections, TimeSpan.FromMinutes(minutes), TimeSpan.FromMinutes(Math.Min(1, minutes / 4)));

    /// <returns>Null when the arguments make no sense.</returns>
    public static SoakOptions? Parse(IReadOnlyList<string> arguments)
    {
        var typed = Arguments.Read(arguments, "--profile");
        var options = Of(
            typed.Whole("--connections", 64, 1, 1024), typed.Number("--minutes", 5, 0.1, MostMinutes)) with
        {
            Profile = typed.Has("--profile"),
        };
        var flat = typed.Number("--flat", 0, 0.1, MostMinutes);
        if (flat > 0) options = options with { Flat = TimeSpan.FromMinutes(flat) };
        return typed.AreUnderstood && !(options.Flat >= options.Duration) ? options : null;
    }
}
