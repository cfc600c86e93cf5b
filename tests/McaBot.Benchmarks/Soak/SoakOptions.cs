using System.Globalization;

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

    /// <summary>From when on memory has to be flat.</summary>
    public TimeSpan FlatFrom => Duration - (Flat ?? Duration * 2 / 3);

    /// <returns>Null when the arguments make no sense.</returns>
    public static SoakOptions? Parse(IReadOnlyList<string> arguments)
    {
        var (connections, minutes, flat) = (64, 5.0, (double?)null);
        var profile = arguments.Contains("--profile");
        arguments = [.. arguments.Where(argument => argument != "--profile")];
        for (var at = 0; at < arguments.Count; at += 2)
        {
            if (at + 1 == arguments.Count) return null;
            if (
                arguments[at] == "--connections"
                && int.TryParse(arguments[at + 1], CultureInfo.InvariantCulture, out connections)
                && connections is > 0 and <= 1024)
                continue;
            if (
                arguments[at] == "--minutes"
                && double.TryParse(arguments[at + 1], CultureInfo.InvariantCulture, out minutes)
                && minutes is > 0.1 and < 24 * 60)
                continue;
            if (arguments[at] == "--flat" && double.TryParse(arguments[at + 1], CultureInfo.InvariantCulture, out var end) && end > 0)
            {
                flat = end;
                continue;
            }

            return null;
        }

        if (flat >= minutes) return null;
        var duration = TimeSpan.FromMinutes(minutes);
        return new SoakOptions(
            connections, duration, TimeSpan.FromMinutes(Math.Min(1, minutes / 4)),
            Flat: flat is { } last ? TimeSpan.FromMinutes(last) : null, Profile: profile);
    }
}
