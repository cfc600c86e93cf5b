using McaBot.Attestations;

namespace McaBot.Operations;

/// <summary>Finds the command that was typed after the program's name.</summary>
internal sealed class OperatorCommands(IEnumerable<IOperatorCommand> commands)
{
    private static readonly string[] AsksForHelp = ["help", "usage"];

    private readonly IReadOnlyList<IOperatorCommand> all = [.. commands];

    /// <summary>The words before the first setting, such as <c>--Storage:Container=x</c>. None: run the bot.</summary>
    public static IReadOnlyList<string> WordsOf(IEnumerable<string> arguments) =>
        [.. arguments.TakeWhile(a => a.Length > 0 && a[0] is not ('-' or '/') && !a.Contains('=', StringComparison.Ordinal))];

    public async Task<ExitCode> RunAsync(IReadOnlyList<string> words, TextWriter output, CancellationToken cancellationToken)
    {
        if (AsksForHelp.Contains(words[0], StringComparer.Ordinal))
        {
            await WriteUsageAsync(output);
            return ExitCode.Fine;
        }

        try
        {
            if (all.FirstOrDefault(c => string.Equals(c.Name, words[0], StringComparison.Ordinal)) is { } command
                && await command.RunAsync([.. words.Skip(1)], output, cancellationToken) is { } code)
            {
                return code;
            }
        }
        catch (StoreUnavailableException e)
        {
            await output.WriteLineAsync($"Stopped: {e.Message} Nothing is lost; run it again.");
            return ExitCode.Trouble;
        }

        await WriteUsageAsync(output);
        return ExitCode.Trouble;
    }

    private async Task WriteUsageAsync(TextWriter output)
    {
        await output.WriteLineAsync("Without a word the bot runs. With one of these it does that and ends:");
        foreach (var command in all)
        {
            var (arguments, does) = command.Usage;
            await output.WriteLineAsync($"  {$"{command.Name} {arguments}".TrimEnd(),-44}{does}");
        }

        await output.WriteLineAsync("Ends with 0 when all is well, 1 when a setting is missing or wrong, 2 when something is broken, cannot be done or was not understood.");
    }
}
