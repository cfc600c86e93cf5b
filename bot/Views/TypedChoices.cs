using McaBot.Turns;

namespace McaBot.Views;

/// <summary>What stands on the buttons with which a person chooses among several that a typed command can be about.</summary>
internal static class TypedChoices
{
    /// <summary>The command as it was typed, without what it is about: a button runs it for one of them.</summary>
    public static string CommandOf(Turn turn, string argument)
    {
        var typed = turn.Input?[DataNames.Command] ?? turn.Text;
        var at = argument.Length == 0 ? -1 : typed.LastIndexOf(argument, StringComparison.Ordinal);
        return (at < 0 ? typed : typed[..at]).Trim(' ', ':', '"', '“', '”', '«', '»', '?', '!', '.');
    }
}
