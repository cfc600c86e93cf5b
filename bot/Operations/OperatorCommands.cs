using McaBot.Storage;

namespace McaBot.Operations;

/// <summary>Does what was typed after the program's name.</summary>
internal sealed class OperatorCommands(IEnumerable<IOperatorCommand> commands, StorageContainers containers)
{
    private readonly IReadOnlyList<IOperatorCommand> all = [.. commands];

    public async Task<ExitCode> RunAsync(IEnumerable<string> arguments, TextWriter output, CancellationToken cancellationToken)
    {
        var (words, asksForHelp, notUnderstood) = Read(arguments);
        if (asksForHelp)
        {
            await WriteUsageAsync(output);
            return ExitCode.Fine;
        }

        if (notUnderstood is not null)
        {
            await output.WriteLineAsync($"'{notUnderstood}' was not understood, and nothing was done. 'help' tells what can be asked.");
            return ExitCode.Failed;
        }

        // Checks run side by side, and how far they are is told beside them.
        output = TextWriter.Synchronized(output);
        try
        {
            if (all.FirstOrDefault(c => c.OldNames.Prepend(c.Name).Contains(words[0], StringComparer.Ordinal)) is { } command
                && (words.Count == 1 || command.Usage.Arguments.Length > 0)
                && await RunAsync(command, [.. words.Skip(1)], output, cancellationToken) is { } code)
            {
                return code;
            }
        }
        catch (StoreUnavailableException e)
        {
            await output.WriteLineAsync($"Stopped: {e.Message} What was done so far counts; run it again once that is mended.");
            return ExitCode.Failed;
        }

        await WriteUsageAsync(output);
        return ExitCode.Failed;
    }

    public OperatorLine Read(IEnumerable<string> arguments) =>
        OperatorLine.Read(arguments, [.. all.SelectMany(c => c.OldNames.Prepend(c.Name))]);

    /// <summary>Not on containers that are missing, emptied or others: there nothing is given up, and no ledger is broken.</summary>
    /// <inheritdoc cref="IOperatorCommand.RunAsync"/>
    private async Task<ExitCode?> RunAsync(
        IOperatorCommand command, IReadOnlyList<string> arguments, TextWriter output, CancellationToken cancellationToken)
    {
        if (command.NeedsStorage)
        {
            await containers.CheckAsync(cancellationToken);
        }

        return await command.RunAsync(arguments, output, cancellationToken);
    }

    /// <summary>Side by side, or one below the other where the words are long.</summary>
    private static async Task WriteUsageAsync(TextWriter output, string words, string does)
    {
        const int Column = 44;
        if (words.Length >= Column)
        {
            await output.WriteLineAsync($"  {words}");
            words = "";
        }

        await output.WriteLineAsync($"  {words,-Column}{does}");
    }

    private async Task WriteUsageAsync(TextWriter output)
    {
        await output.WriteLineAsync("Without a word the bot runs. With one of these it does that and ends:");
        foreach (var command in all)
        {
            var (arguments, does) = command.Usage;
            await WriteUsageAsync(output, $"{command.Name} {arguments}".TrimEnd(), does);
        }

        await WriteUsageAsync(output, "--version", "the number of this release; needs no setting");
        await output.WriteLineAsync(
            "Ends with 0 when all is well, 1 when a setting is missing or wrong, "
            + "2 when something is broken, cannot be done or was not understood.");
    }
}
