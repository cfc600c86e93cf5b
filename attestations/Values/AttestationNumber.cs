using System.Globalization;
using System.Text;

namespace McaBot.Attestations;

/// <summary>
/// Reads the short number of an attestation as people write it: with a full stop behind it, in quotes, after a #, with a typographic
/// hyphen, or its digits alone.
/// </summary>
public static class AttestationNumber
{
    private const string Prefix = "MCA";
    private const int Digits = 8;

    /// <summary>Whether it is a number and says so: eight digits alone may be something else.</summary>
    public static bool IsMarked(string text) =>
        Read(text) is not null && Identifiers.Trim(text).StartsWith(Prefix, StringComparison.OrdinalIgnoreCase);

    /// <returns>The number as <see cref="AttestationKey.Number"/> gives it; null when <paramref name="text"/> is none.</returns>
    public static string? Read(string text)
    {
        var written = new StringBuilder(Prefix.Length + Digits);
        foreach (var rune in Identifiers.Trim(text).EnumerateRunes())
        {
            if (Rune.IsLetterOrDigit(rune))
            {
                written.Append(Rune.ToUpperInvariant(rune).ToString());
            }
            else if (!Identifiers.IsHyphen(rune)
                && Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.SpaceSeparator or UnicodeCategory.Format))
            {
                return null;
            }
        }

        var plain = written.ToString();
        var digits = plain.StartsWith(Prefix, StringComparison.Ordinal) ? plain[Prefix.Length..] : plain;
        return digits.Length == Digits && digits.All(char.IsAsciiHexDigit) ? $"{Prefix}-{digits}" : null;
    }
}
