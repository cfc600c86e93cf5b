namespace McaBot.Operations;

/// <summary>
/// Something an operator does at the command line, with the bot's settings and without its server. It tells ids and codes, never personal
/// data.
/// </summary>
internal interface IOperatorCommand
{
    /// <summary>The word that calls it.</summary>
    string Name { get; }

    /// <summary>Words that called it before, still understood.</summary>
    IReadOnlyList<string> OldNames => [];

    /// <summary>What may follow the word, and what it does.</summary>
    CommandUsage Usage { get; }

    /// <summary>Whether it would take containers that were emptied, or are others, for the truth.</summary>
    bool NeedsStorage => true;

    /// <param name="arguments">None where the usage names none.</param>
    /// <returns>Null where what followed the word makes no sense.</returns>
    Task<ExitCode?> RunAsync(IReadOnlyList<string> arguments, TextWriter output, CancellationToken cancellationToken);
}
