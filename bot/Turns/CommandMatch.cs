using McaBot.Cards;
using McaBot.Storage.Projections;

namespace McaBot.Turns;

/// <summary>A command that a text calls.</summary>
/// <param name="Argument">The words after the phrase.</param>
/// <param name="Phrase">Which of the command's phrases it was.</param>
/// <param name="IsExact">Whether the phrase stands there letter for letter, but for case, accents and punctuation around it.</param>
internal readonly record struct CommandMatch(ICommand Command, string Argument, string Phrase, bool IsExact)
{
    /// <summary>
    /// Whether it cannot be somebody's answer while a form waits for one. A phrase with words after it may be a company's name
    /// ("Export Development Canada"), unless the words are the number of an attestation.
    /// </summary>
    public bool IsUnmistakable => IsExact
        && !Command.AlsoNames.Contains(Phrase, StringComparer.Ordinal)
        && (Argument.Length == 0 || Command.IsClear || NumberIndex.IsMarked(Argument));

    /// <summary>Runs the command where it may be used; says where it may otherwise.</summary>
    public async Task RunAsync(Turn turn, CancellationToken cancellationToken)
    {
        if (turn.Caller.IsPersonalChat ? Command.InPersonalChat : Command.InChannel)
        {
            await Command.RunAsync(turn, Argument, cancellationToken);
        }
        else
        {
            turn.Notice(turn.Caller.IsPersonalChat ? NoticeKind.OnlyInChannel : NoticeKind.OnlyInPersonalChat);
        }
    }
}
