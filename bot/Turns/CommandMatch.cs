using McaBot.Storage.Projections;

namespace McaBot.Turns;

/// <summary>A command that a text calls.</summary>
/// <param name="Argument">The words after the phrase.</param>
/// <param name="Phrase">Which of the command's phrases it was.</param>
/// <param name="IsExact">Whether the phrase stands there letter for letter, but for case, accents and punctuation around it.</param>
/// <param name="IsInLowerCase">Whether it is written as a verb is, without a capital letter; a name begins with one.</param>
/// <param name="IsOneLine">Whether that is all there is; of several lines the first may begin as a command does.</param>
internal readonly record struct CommandMatch(
    ICommand Command, string Argument, string Phrase, bool IsExact, bool IsInLowerCase, bool IsOneLine)
{
    /// <summary>
    /// Whether it cannot be somebody's answer while a form waits for one: a phrase alone, or with what only a command is about. With other
    /// words after it, it may be a company's name ("Export Development Canada").
    /// </summary>
    public bool IsUnmistakable => IsExact
        && !Command.AlsoNames.Contains(Phrase, StringComparer.Ordinal)
        && (Argument.Length == 0 || Command.IsClear || IsIdentifier(Argument) || Command.CanOnlyBeAbout(Argument));

    /// <summary>
    /// Whether it may be a command and an answer. It is the command, unless it <see cref="ReadsAsName"/> and the words after the phrase
    /// name nobody on record.
    /// </summary>
    public bool IsAmbiguous => IsExact && IsOneLine && Argument.Length > 0 && !IsUnmistakable;

    /// <summary>
    /// Whether a company may be called that: a capital letter first, and after the phrase several words or a legal form ("Export
    /// Development Canada", "Find AB"). The capital alone tells nothing: some keyboards write it by themselves ("Find Contoso").
    /// </summary>
    public bool ReadsAsName => !IsInLowerCase && Argument.Split(' ') is { } words && (words.Length > 1 || LegalForms.Is(words[0]));

    private static bool IsIdentifier(string argument) =>
        NumberIndex.IsMarked(argument)
        || (NumberIndex.Read(argument) is not null && argument.Any(char.IsAsciiDigit) && TypedDay.OfIso(argument) is null)
        || Identifiers.ReadTenant(argument) is not null
        || IsDomain(argument);

    /// <summary>As in "contoso.com", and no initials such as "J.R.".</summary>
    private static bool IsDomain(string argument) =>
        argument.Split('.') is { Length: > 1 } labels && labels.All(label => label.Length > 1 && label.All(IsOfDomain));

    private static bool IsOfDomain(char c) => char.IsLetterOrDigit(c) || c == '-';

    /// <summary>Whether the command may be used here; says where it may otherwise.</summary>
    public bool IsAllowedIn(Turn turn)
    {
        if (turn.Caller.IsPersonalChat ? Command.InPersonalChat : Command.InChannel)
        {
            return true;
        }

        turn.Notice(turn.Caller.IsPersonalChat ? NoticeKind.OnlyInChannel : NoticeKind.OnlyInPersonalChat);
        return false;
    }
}
