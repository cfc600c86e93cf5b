using System.Globalization;
using System.Text;

namespace McaBot.Conversations.Commands;

/// <summary>Compares typed words with phrases.</summary>
internal static class CommandText
{
    /// <summary>Lower case, without accents and punctuation at the ends, typographic apostrophes made plain.</summary>
    public static string Normalise(string text)
    {
        var plain = new StringBuilder(text.Length);
        foreach (var c in text.Trim(' ', '.', '!', '?', ',', ';', ':', '\u00A0').Normalize(NormalizationForm.FormD))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark)
            {
                plain.Append(c == '\u2019' ? '\'' : char.ToLowerInvariant(c));
            }
        }

        return plain.ToString().TrimEnd(' ', '.', '!', '?', ',');
    }

    /// <summary>Whether one key was hit twice, as in "helpp": no word of its own comes of that.</summary>
    public static bool IsOneLetterDoubled(string typed, string phrase) =>
        typed.Length == phrase.Length + 1
        && Enumerable.Range(1, phrase.Length).Any(i => typed[i] == typed[i - 1] && string.Equals(typed.Remove(i, 1), phrase, StringComparison.Ordinal));

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
