using System.Text;

namespace McaBot.Cards;

/// <summary>
/// Lets long words, such as e-mail addresses, break inside their column. For display alone: what is stored or copied stays as it is.
/// </summary>
internal static class LongWords
{
    /// <summary>A longer one does not fit beside a label on a phone.</summary>
    public const int Longest = 20;

    private const char MayBreak = '\u200B';

    /// <returns>The same text, where a word longer than <see cref="Longest"/> may break after @ and dots.</returns>
    public static string Breakable(string? text) =>
        text is null ? ""
        : HasLonger(text, " ") ? string.Join(' ', text.Split(' ').Select(word => word.Length > Longest ? Broken(word) : word))
        : text;

    /// <summary>Whether a piece that does not break is still too long.</summary>
    public static bool HasTooLong(string breakable) => HasLonger(breakable, [' ', '-', MayBreak]);

    private static bool HasLonger(ReadOnlySpan<char> text, ReadOnlySpan<char> between)
    {
        while (text.IndexOfAny(between) is var at and >= 0)
        {
            if (at > Longest)
            {
                return true;
            }

            text = text[(at + 1)..];
        }

        return text.Length > Longest;
    }

    private static string Broken(string word)
    {
        var broken = new StringBuilder(word.Length + 8);
        foreach (var (i, c) in word.Index())
        {
            broken.Append(c);
            if (c is '@' or '.' && i + 1 < word.Length)
            {
                broken.Append(MayBreak);
            }
        }

        return broken.ToString();
    }
}
