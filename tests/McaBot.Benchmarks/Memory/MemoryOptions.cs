using McaBot.Benchmarks.Soak;

namespace McaBot.Benchmarks.Memory;

/// <param name="Connections">People at it at once.</param>
/// <param name="Minutes">How long they are at it.</param>
internal sealed record MemoryOptions(int Connections, double Minutes)
{
    public const string Usage = "Usage: memory [--connections <number>] [--minutes <number>]";

    public SoakOptions Soak => SoakOptions.Of(Connections, Minutes);

    /// <returns>Null when the arguments make no sense.</returns>
    public static MemoryOptions? Parse(IReadOnlyList<string> arguments)
    {
        var typed = Arguments.Read(arguments);
        var options = new MemoryOptions(typed.Whole("--connections", 64, 1, 1024), typed.Number("--minutes", 3, 0.3, 60));
        return typed.AreUnderstood ? options : null;
    }
}
