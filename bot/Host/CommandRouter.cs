using McaBot.Turns;

namespace McaBot.Host;

/// <summary>Recognises commands by their phrases, forgiving accents, case, punctuation and small slips of the finger.</summary>
internal sealed class CommandRouter(IEnumerable<ICommand> commands)
{
    // Forgiving a slip in a shorter phrase would mistake ordinary words for commands.
    private const int ShortestForgiven = 5;
    private const int LongestCommand = 300;

    private readonly IReadOnlyList<ICommand> all = [.. commands];

    /// <summary>The command that <paramref name="text"/> calls, the longest phrase first; null when it calls none.</summary>
    public CommandMatch? Find(string text)
    {
        if (text.Length is 0 or > LongestCommand)
        {
            return null;
        }

        var words = CommandText.Words(text);
        var isOneLine = !text.AsSpan().Trim().Contains('\n');
        (CommandMatch Match, int Length)? best = null;
        foreach (var command in all)
        {
            foreach (var phrase in command.Phrases.Append(command.Name))
            {
                var length = phrase.Count(c => c == ' ') + 1;
                if (words.Length < length || (words.Length > length && !command.TakesArgument) || length < (best?.Length ?? 0))
                {
                    continue;
                }

                // "abonnements" is a word of its own, not a slip for "abonnement".
                var written = string.Join(' ', words[..length]);
                var typed = CommandText.Normalise(written);
                var isExact = string.Equals(typed, phrase, StringComparison.Ordinal);
                var isBetter = best is null || length > best.Value.Length || (isExact && !best.Value.Match.IsExact);
                if (isBetter && (isExact || IsForgiven(typed, phrase)))
                {
                    var argument = CommandText.Argument(string.Join(' ', words[length..]));
                    best = (new CommandMatch(command, argument, phrase, isExact, !written.Any(char.IsUpper), isOneLine), length);
                }
            }
        }

        return best?.Match;
    }

    private static bool IsForgiven(string typed, string phrase) =>
        (phrase.Length >= ShortestForgiven && typed.Length >= ShortestForgiven && CommandText.IsOneSlipAway(typed, phrase))
        || (phrase.Length == ShortestForgiven - 1 && CommandText.IsOneLetterDoubled(typed, phrase));
}
