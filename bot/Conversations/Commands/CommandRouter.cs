using McaBot.Cards;

namespace McaBot.Conversations.Commands;

/// <summary>Recognises commands by their phrases, forgiving accents, case, punctuation and small slips of the finger.</summary>
public sealed class CommandRouter(IEnumerable<ICommand> commands)
{
    // Forgiving a slip in a shorter phrase would mistake ordinary words for commands.
    private const int ShortestForgiven = 5;
    private const int LongestCommand = 300;

    private readonly IReadOnlyList<ICommand> all = [.. commands];

    public Task<bool> TryRunAsync(Turn turn, CancellationToken cancellationToken) => TryRunAsync(turn, turn.Text, cancellationToken);

    public async Task<bool> TryRunAsync(Turn turn, string text, CancellationToken cancellationToken)
    {
        if (Find(text) is not var (command, argument))
        {
            return false;
        }

        if (turn.Speaker.IsPersonalChat ? command.InPersonalChat : command.InChannel)
        {
            await command.RunAsync(turn, argument, cancellationToken);
        }
        else
        {
            turn.Notice(turn.Speaker.IsPersonalChat ? NoticeKind.OnlyInChannel : NoticeKind.OnlyInPersonalChat);
        }

        return true;
    }

    /// <summary>The command that <paramref name="text"/> calls, the longest phrase first, and the words after it; null when it calls none.</summary>
    public (ICommand Command, string Argument)? Find(string text)
    {
        if (text.Length is 0 or > LongestCommand)
        {
            return null;
        }

        var words = text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        (ICommand, string, int Length, bool IsExact)? best = null;
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
                var typed = CommandText.Normalise(string.Join(' ', words[..length]));
                var isExact = string.Equals(typed, phrase, StringComparison.Ordinal);
                if ((isExact || IsForgiven(typed, phrase)) && (best is null || length > best.Value.Length || (isExact && !best.Value.IsExact)))
                {
                    best = (command, string.Join(' ', words[length..]), length, isExact);
                }
            }
        }

        return best is { } found ? (found.Item1, found.Item2) : null;
    }

    private static bool IsForgiven(string typed, string phrase) =>
        (phrase.Length >= ShortestForgiven && typed.Length >= ShortestForgiven && CommandText.IsOneSlipAway(typed, phrase))
        || (phrase.Length == ShortestForgiven - 1 && CommandText.IsOneLetterDoubled(typed, phrase));
}
