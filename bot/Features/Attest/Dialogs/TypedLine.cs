using System.Text;

namespace McaBot.Features.Attest.Dialogs;

/// <summary>One line of a form that is typed or pasted: "Last name: Beauregard", or only a value.</summary>
/// <param name="Text">As typed.</param>
/// <param name="Label">What stands before the colon; null where the line is only a value.</param>
/// <param name="Field">The field of that name; null where nobody knows it.</param>
internal sealed record TypedLine(string Text, string? Label, string? Field, string Value)
{
    private const int MaxWordsOfLabel = 6;
    private const int LongestLabel = 48;

    private static readonly char[] Separators = [':', '：', '=', '\t'];
    private static readonly string[] Bullets = ["-", "*", "•", "–", "—", "·", "▪", "◦", "‣", "●", ">"];
    private static readonly string[] Emphases = ["**", "__", "*", "_"];

    // "mailto:chantal@contoso.com" is a value that was pasted.
    private static readonly string[] Schemes = ["mailto", "tel", "sip"];

    /// <param name="line">One line, already cleaned.</param>
    /// <param name="asked">The field that is asked for next; null when none is.</param>
    public static TypedLine Read(string line, string? asked)
    {
        var text = WithoutBullet(line.Trim());
        if (Split(WithoutNumber(text), Separators) is var (label, value) && FieldNames.Find(label) is { } field)
        {
            return new(line, Bare(label), field, ValueAfter(label, value));
        }

        if (Split(WithoutNumber(text), ':', '：') is var (name, rest) && IsLabel(name, rest, asked))
        {
            return new(line, Bare(name), null, ValueAfter(name, rest));
        }

        return new(line, null, null, Unwrapped(text));
    }

    /// <summary>Whether nobody can take it for anything but a label. Addresses, times and references have a colon, too.</summary>
    private static bool IsLabel(string label, string rest, string? asked)
    {
        var name = Bare(label);
        return name.Length is > 0 and <= LongestLabel
            && name.EnumerateRunes().All(c => Rune.IsLetter(c) || " '’-/().".Contains(c.ToString(), StringComparison.Ordinal))
            && name.Any(char.IsLetter)
            && name.Split(' ').Length <= MaxWordsOfLabel
            && !rest.StartsWith("//", StringComparison.Ordinal)
            && !rest.StartsWith('\\')
            && !Schemes.Contains(name, StringComparer.OrdinalIgnoreCase)
            && !(string.Equals(asked, Fields.Ticket, StringComparison.Ordinal) && IsReference(name, rest));
    }

    /// <summary>As in "INC:48213".</summary>
    private static bool IsReference(string name, string rest) => rest.Length > 0 && !rest.Contains(' ') && !name.Contains(' ');

    private static (string Label, string Value)? Split(string text, params char[] separators) =>
        text.IndexOfAny(separators) is > 0 and var at ? (text[..at].Trim(), text[(at + 1)..]) : null;

    private static string WithoutBullet(string text)
    {
        var bullet = Array.Find(Bullets, b =>
            text.StartsWith(b, StringComparison.Ordinal) && text.Length > b.Length && char.IsWhiteSpace(text[b.Length]));
        return bullet is null ? text : text[bullet.Length..].TrimStart();
    }

    /// <summary>"1." of a list; before a value it may belong to a name, as in "1. FC Köln".</summary>
    private static string WithoutNumber(string text)
    {
        var digits = text.AsSpan().IndexOfAnyExceptInRange('0', '9');
        var isNumbered = digits is 1 or 2 && text.Length > digits + 1 && text[digits] is '.' or ')' && char.IsWhiteSpace(text[digits + 1]);
        return isNumbered ? text[(digits + 1)..].TrimStart() : text;
    }

    private static string Bare(string label) => label.Trim('*', '_', ' ');

    /// <summary>Emphasis that began before the label ends after the colon, or with the line.</summary>
    private static string ValueAfter(string label, string value)
    {
        var text = value.Trim();
        var begun = Array.Find(Emphases, e =>
            label.StartsWith(e, StringComparison.Ordinal) && !label.EndsWith(e, StringComparison.Ordinal));
        if (begun is { } open)
        {
            text = text.StartsWith(open, StringComparison.Ordinal) ? text[open.Length..].TrimStart()
                : text.EndsWith(open, StringComparison.Ordinal) ? text[..^open.Length].TrimEnd()
                : text;
        }

        return Unwrapped(text);
    }

    private static string Unwrapped(string value)
    {
        var around = Array.Find(Emphases, e =>
            value.Length > 2 * e.Length && value.StartsWith(e, StringComparison.Ordinal) && value.EndsWith(e, StringComparison.Ordinal));
        return around is null ? value : value[around.Length..^around.Length].Trim();
    }
}
