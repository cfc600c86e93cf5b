using System.Globalization;
using System.Text;

namespace McaBot.Attestations;

/// <summary>What people and their programs put around ids and into them.</summary>
public static class Identifiers
{
    private const int MinusSign = 0x2212;

    /// <summary>A tenant id with punctuation around it, or with typographic hyphens; null when <paramref name="text"/> is none.</summary>
    public static Guid? ReadTenant(string text)
    {
        var plain = new StringBuilder(text.Length);
        foreach (var rune in Trim(text).EnumerateRunes().Where(r => Rune.GetUnicodeCategory(r) != UnicodeCategory.Format))
        {
            plain.Append(IsHyphen(rune) ? "-" : rune.ToString());
        }

        return Guid.TryParse(plain.ToString(), out var tenant) ? tenant : null;
    }

    /// <summary>Without whatever is neither letter nor digit at both ends.</summary>
    internal static string Trim(string text)
    {
        var runes = text.EnumerateRunes().ToList();
        var (first, last) = (runes.FindIndex(Rune.IsLetterOrDigit), runes.FindLastIndex(Rune.IsLetterOrDigit));
        return first < 0 ? "" : string.Concat(runes[first..(last + 1)]);
    }

    internal static bool IsHyphen(Rune rune) => rune.Value == MinusSign || Rune.GetUnicodeCategory(rune) == UnicodeCategory.DashPunctuation;
}
