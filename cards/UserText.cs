using System.Text;

namespace McaBot.Cards;

/// <summary>
/// Shows what a person typed, or what a directory says, literally: never as markup, never as a function, never able to
/// reorder or hide the words around it, and never longer than asked.
/// </summary>
public static class UserText
{
    // Emoji families take about 15 code units; more than this is a stack of accents.
    private const int LongestElement = 32;
    private const char WordJoiner = '\u2060';
    private const string Ellipsis = "…";

    /// <summary>A run for a RichTextBlock, where no client reads Markdown.</summary>
    /// <param name="longest">Text elements (what a reader takes for one character).</param>
    public static AdaptiveTextRun Run(string? text, int longest = 200) => new(Literal(text, longest));

    /// <summary>For places that know no markup: button titles, and the runs above.</summary>
    /// <param name="longest">Text elements.</param>
    public static string Literal(string? text, int longest = 200)
    {
        var shown = Disarm(Cut(Clean(text ?? ""), longest));
        return shown.Length == 0 ? "–" : shown;
    }

    /// <summary>
    /// For places that read Markdown, such as the titles of choices: letters, digits and what names are joined by; the rest becomes space.
    /// </summary>
    /// <param name="longest">Text elements.</param>
    public static string Plain(string? text, int longest = 200) =>
    Literal(
        string.Concat(
            (text ?? "").Select(c =>
                char.IsLetterOrDigit(c)
                || char.IsSurrogate(c)
                || char.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark
                || c is '-' or '’' or '\'' or '.' or ','
                    ? c
                    : ' ')),
        longest);

    /// <summary>What was typed, given back as the value of an input: cut to what the input takes, otherwise untouched.</summary>
    /// <param name="longest">UTF-16 code units.</param>
    public static string? Typed(string? text, int longest)
    {
        if (string.IsNullOrEmpty(text))
        {
            return null;
        }

        var whole = Whole(text);
        if (whole.Length <= longest)
        {
            return whole;
        }

        var end = 0;
        while (end < whole.Length && end + StringInfo.GetNextTextElementLength(whole, end) is var next && next <= longest)
        {
            end = next;
        }

        return whole[..end];
    }

    private static string Clean(string text)
    {
        var clean = new StringBuilder(text.Length);
        var wantsSpace = false;
        foreach (var rune in text.EnumerateRunes())
        {
            if (Rune.IsWhiteSpace(rune))
            {
                wantsSpace = clean.Length > 0;
            }
            else if (!Rune.IsControl(rune) && !ChangesDirection(rune.Value))
            {
                if (wantsSpace)
                {
                    clean.Append(' ');
                    wantsSpace = false;
                }

                clean.Append(rune.ToString());
            }
        }

        return clean.ToString();
    }

    private static bool ChangesDirection(int value) =>
        value is 0x061C or 0x200E or 0x200F or 0xFEFF or (>= 0x202A and <= 0x202E) or (>= 0x2066 and <= 0x2069);

    private static string Cut(string text, int longest)
    {
        // Emoji and accents take several code units each, and each unit up to six bytes as JSON: bound both.
        var room = Math.Max(longest * 2, LongestElement * 2);
        var shown = new StringBuilder(Math.Min(text.Length, room));
        var position = 0;
        for (var count = 0; position < text.Length; count++)
        {
            var length = StringInfo.GetNextTextElementLength(text, position);
            if (count == longest || shown.Length + Math.Min(length, LongestElement) > room)
            {
                // The ellipsis counts: take back the last element for it.
                var last = StringInfo.ParseCombiningCharacters(shown.ToString())[^1];
                return shown.ToString(0, last).TrimEnd() + Ellipsis;
            }

            shown.Append(length > LongestElement ? "\uFFFD" : text.AsSpan(position, length));
            position += length;
        }

        return shown.ToString();
    }

    /// <summary>
    /// Keeps <c>{{DATE(…)}}</c> and <c>${…}</c> from being anything but text: an invisible joiner between the characters.
    /// </summary>
    private static string Disarm(string text)
    {
        var armed = false;
        StringBuilder? shown = null;
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '{' && armed)
            {
                shown ??= new StringBuilder(text, 0, i, text.Length + 8);
                shown.Append(WordJoiner);
            }

            shown?.Append(text[i]);
            armed = text[i] is '{' or '$';
        }

        return shown?.ToString() ?? text;
    }

    /// <summary>Half a surrogate pair cannot be written as JSON.</summary>
    private static string Whole(string text)
    {
        var whole = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            whole.Append(rune.ToString());
        }

        return whole.ToString();
    }
}
