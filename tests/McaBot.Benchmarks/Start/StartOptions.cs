namespace McaBot.Benchmarks.Start;

/// <param name="Rounds">So often each program is started for each figure.</param>
internal sealed record StartOptions(int Rounds)
{
    public const string Usage = "Usage: start [--rounds <number>]";

    /// <returns>Null when the arguments make no sense.</returns>
    public static StartOptions? Parse(IReadOnlyList<string> arguments)
    {
        var typed = Arguments.Read(arguments);
        var options = new StartOptions(typed.Whole("--rounds", 5, 1, 50));
        return typed.AreUnderstood ? options : null;
    }
}
