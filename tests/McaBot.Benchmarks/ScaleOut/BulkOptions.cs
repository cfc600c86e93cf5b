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
        var typed = Arguments.Read(arguments);
        var options = new BulkOptions(
            typed.Whole("--rows", 10_000, 1, int.MaxValue), typed.Whole("--people", 20, 1, int.MaxValue));
        return typed.AreUnderstood && options.Rows >= options.People && options.Rows / options.People <= MostRows ? options : null;
    }
}
