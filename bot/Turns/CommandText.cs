using System.Text;

namespace McaBot.Turns;

/// <summary>Compares typed words with phrases.</summary>
internal static class CommandText
{
    private const string Help = "?";

    /// <summary>
    /// Lower case, without accents and without punctuation at the ends; hyphens and apostrophes made plain. Punctuation that asks is one
    /// question mark.
    /// </summary>
    public static string Normalise(string text)
    {
        var core = Trim(text.Normalize(NormalizationForm.FormKD), IsOutside);
        if (core.IsEmpty)
        {
            return text.AsSpan().ContainsAny('?', '？') ? Help : "";
        }

        var plain = new StringBuilder(core.Length);
        foreach (var c in core)
        {
            var category = CharUnicodeInfo.GetUnicodeCategory(c);
            if (category != UnicodeCategory.NonSpacingMark)
            {
                var isApostrophe = c is '\u2018' or '\u2019';
                plain.Append(category == UnicodeCategory.DashPunctuation ? '-' : isApostrophe ? '\'' : char.ToLowerInvariant(c));
            }
        }

        return plain.ToString();
    }

    /// <summary>The words of a command. What is punctuation alone, as a French question mark, stands for nothing at either end.</summary>
    public static string[] Words(string text)
    {
        var words = text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).AsSpan();
        if (text.All(IsOutside))
        {
            return [string.Concat(words)];
        }

        while (words.Length > 1 && words[0].All(IsOutside))
        {
            words = words[1..];
        }

        while (words.Length > 1 && words[^1].All(IsOutside))
        {
            words = words[..^1];
        }

        return words.ToArray();
    }

    /// <summary>What a command is about, without the colon before it, the full stop after it, and quotation marks around it.</summary>
    public static string Argument(string text) => Trim(text, IsAround).ToString();

    private static ReadOnlySpan<char> Trim(ReadOnlySpan<char> text, Func<char, bool> isOutside)
    {
        while (!text.IsEmpty && isOutside(text[0]))
        {
            text = text[1..];
        }

        while (!text.IsEmpty && isOutside(text[^1]))
        {
            text = text[..^1];
        }

        return text;
    }

    private static bool IsOutside(char c) => char.IsWhiteSpace(c) || char.IsPunctuation(c);

    private static bool IsAround(char c) =>
        " .,;:!?…\"'„‚。：？！".Contains(c)
        || CharUnicodeInfo.GetUnicodeCategory(c) is UnicodeCategory.InitialQuotePunctuation or UnicodeCategory.FinalQuotePunctuation;

    /// <summary>Whether one key was hit twice, as in "helpp": no word of its own comes of that.</summary>
    public static bool IsOneLetterDoubled(string typed, string phrase) =>
        typed.Length == phrase.Length + 1
        && Enumerable
            .Range(1, phrase.Length)
            .Any(i => typed[i] == typed[i - 1] && string.Equals(typed.Remove(i, 1), phrase, StringComparison.Ordinal));

    /// <summary>Whether one letter was added, left out, mistyped or swapped with its neighbour.</summary>
    public static bool IsOneSlipAway(string typed, string phrase)
    {
        if (Math.Abs(typed.Length - phrase.Length) > 1)
        {
            return false;
        }

        var start = 0;
        while (start < typed.Length && start < phrase.Length && typed[start] == phrase[start])
        {
            start++;
        }

        var t = typed.AsSpan(start);
        var p = phrase.AsSpan(start);
        return typed.Length == phrase.Length
            ? t.IsEmpty || t[1..].SequenceEqual(p[1..]) || (t.Length > 1 && t[0] == p[1] && t[1] == p[0] && t[2..].SequenceEqual(p[2..]))
            : typed.Length > phrase.Length ? t[1..].SequenceEqual(p) : t.SequenceEqual(p[1..]);
    }
}
