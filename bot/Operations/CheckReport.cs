using McaBot.Platform.SelfChecks;

namespace McaBot.Operations;

/// <summary>Lines of a check for people: a sign and a word, what was looked at, and what was found.</summary>
internal static class CheckReport
{
    public static async Task WriteAsync(IReadOnlyList<CheckLine> lines, TextWriter output)
    {
        foreach (var line in lines)
        {
            await output.WriteLineAsync($"{Sign(line.State),-10} {line.Name}: {line.Says}".ReplaceLineEndings(" "));
        }

        await output.WriteLineAsync(
            $"{Count(CheckState.Ok)} ok, {Count(CheckState.Wrong)} wrong, {Count(CheckState.Skipped)} skipped");

        int Count(CheckState state) => lines.Count(l => l.State == state);
    }

    /// <summary>The settings alone, where they are so wrong that nothing else can be asked.</summary>
    public static Task WriteAsync(IReadOnlyList<string> problems, TextWriter output) => WriteAsync(
        [
            .. problems.Select(p => CheckLine.Wrong("settings", p.TrimEnd('.'), "appsettings.sample.json explains each.")),
            CheckLine.Skipped("all the rest", "mend the settings first"),
        ],
        output);

    private static string Sign(CheckState state) => state switch
    {
        CheckState.Ok => "✓ ok",
        CheckState.Wrong => "✗ WRONG",
        _ => "- skipped",
    };
}
