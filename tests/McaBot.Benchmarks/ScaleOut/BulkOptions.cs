using System.Globalization;

namespace McaBot.Benchmarks.ScaleOut;

/// <param name="Rows">Of all files together.</param>
/// <param name="People">Each sends one file, with as many rows as the others.</param>
internal sealed record BulkOptions(int Rows, int People)
{
    public const string Usage = "Usage: bulk [--rows <number>] [--people <number>]; at most 1000 rows each";

    private const int MostRows = 1000;

    /// <returns>Null when the arguments make no sense.</returns>
    public static BulkOptions? Parse(IReadOnlyList<string> arguments)
    {
        var options = new BulkOptions(10_000, 20);
        for (var at = 0; at < arguments.Count; at += 2)
        {
            if (at + 1 == arguments.Count || !int.TryParse(arguments[at + 1], CultureInfo.InvariantCulture, out var number) || number < 1)
            {
                return null;
            }

            switch (arguments[at])
            {
                case "--rows":
                    options = options with { Rows = number };
                    break;
                case "--people":
                    options = options with { People = number };
                    break;
                default:
                    return null;
            }
        }

        return options.Rows >= options.People && options.Rows / options.People <= MostRows ? options : null;
    }
}
