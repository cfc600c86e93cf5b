using System.Buffers;
using System.Globalization;
using System.Text;

namespace McaBot.Attestations;

/// <summary>Text as a person sees it: what does not show is no part of a value, and what looks the same is the same.</summary>
public static class CleanText
{
    private const int BrailleBlank = 0x2800;
    private const int BlackFlag = 0x1F3F4;

    /// <summary>
    /// In Unicode's composed form (NFC) and trimmed, every space a plain one. Characters that do not show are dropped, but for joiners and
    /// variation selectors where a script or a symbol needs them; so are lone surrogates and control characters.
    /// </summary>
    /// <param name="keepsLines">Whether a line break, of whatever kind, stays one (<c>\n</c>) instead of a space.</param>
    /// <returns>Empty where nothing shows.</returns>
    public static string Of(string? text, bool keepsLines = false)
    {
        if (string.IsNullOrEmpty(text))
        {
            return "";
        }

        var clean = new StringBuilder(text.Length);
        Rune? before = null;
        Rune? joiner = null;
        for (var rest = text.AsSpan(); !rest.IsEmpty;)
        {
            var isWhole = Rune.DecodeFromUtf16(rest, out var rune, out var length) == OperationStatus.Done;
            var isEndOfPair = rune.Value == '\n' && rest.Length < text.Length && text[^(rest.Length + 1)] == '\r';
            rest = rest[length..];
            if (!isWhole || isEndOfPair)
            {
                continue;
            }

            if (IsJoiner(rune))
            {
                joiner = before is { } left && Joins(left) ? rune : null;
                continue;
            }

            if (Shown(rune, before, keepsLines) is not { } shown)
            {
                continue;
            }

            if (joiner is { } between && Joins(shown))
            {
                clean.Append(between.ToString());
            }

            joiner = null;
            clean.Append(shown.ToString());
            before = shown;
        }

        return clean.ToString().Normalize(NormalizationForm.FormC).Trim();
    }

    /// <returns>Null where the character does not show there.</returns>
    private static Rune? Shown(Rune rune, Rune? before, bool keepsLines)
    {
        if (IsLineBreak(rune))
        {
            return new Rune(keepsLines ? '\n' : ' ');
        }

        if (rune.Value is '\t' or BrailleBlank || Rune.GetUnicodeCategory(rune) == UnicodeCategory.SpaceSeparator)
        {
            return new Rune(' ');
        }

        if (IsVariation(rune))
        {
            return before is { } left && TakesVariation(left) ? rune : null;
        }

        if (IsTag(rune.Value))
        {
            // The flags of England, Scotland and Wales; anywhere else a tag only hides.
            return before is { } flag && (flag.Value == BlackFlag || IsTag(flag.Value)) ? rune : null;
        }

        return Rune.IsControl(rune) || IsIgnorable(rune.Value) || IsNoCharacter(rune.Value) ? null : rune;
    }

    private static bool IsLineBreak(Rune rune) => rune.Value is '\n' or '\r' or '\v' or '\f' or 0x85 or 0x2028 or 0x2029;

    /// <summary>What Unicode calls default ignorable: no font draws it. Number signs of Arabic, alike in category, show.</summary>
    private static bool IsIgnorable(int value) => value is
        0xAD or 0x61C or 0x115F or 0x1160 or 0x17B4 or 0x17B5 or 0x3164 or 0xFEFF or 0xFFA0
        or (>= 0x200B and <= 0x200F) or (>= 0x202A and <= 0x202E) or (>= 0x2060 and <= 0x206F) or (>= 0xFFF0 and <= 0xFFFB)
        or (>= 0x1BCA0 and <= 0x1BCA3) or (>= 0x1D173 and <= 0x1D17A) or (>= 0xE0000 and <= 0xE0FFF);

    private static bool IsNoCharacter(int value) => (value & 0xFFFE) == 0xFFFE || value is >= 0xFDD0 and <= 0xFDEF;

    /// <summary>Zero-width joiner and non-joiner, the combining grapheme joiner, and the vowel separator of Mongolian.</summary>
    private static bool IsJoiner(Rune rune) => rune.Value is 0x200C or 0x200D or 0x34F or 0x180E;

    /// <summary>Letters of scripts whose spelling or shape a joiner changes, and the symbols that make one picture of several.</summary>
    private static bool Joins(Rune rune) =>
        rune.Value is (>= 0x590 and <= 0x109F) or (>= 0x1700 and <= 0x1CFF) or (>= 0xA800 and <= 0xABFF)
            or (>= 0xFB1D and <= 0xFDFF) or (>= 0xFE00 and <= 0xFE0F) or (>= 0xFE70 and <= 0xFEFC)
            or (>= 0x10A00 and <= 0x11FFF) or (>= 0x1E900 and <= 0x1E95F)
        || Rune.GetUnicodeCategory(rune) == UnicodeCategory.OtherSymbol || rune.Value is >= 0x1F3FB and <= 0x1F3FF;

    private static bool IsTag(int value) => value is >= 0xE0020 and <= 0xE007F;

    private static bool IsVariation(Rune rune) =>
        rune.Value is (>= 0x180B and <= 0x180D) or 0x180F or (>= 0xFE00 and <= 0xFE0F) or (>= 0xE0100 and <= 0xE01EF);

    /// <summary>Ideographs and other letters without case, and symbols; beside a Latin letter a selector only hides.</summary>
    private static bool TakesVariation(Rune rune) => Rune.GetUnicodeCategory(rune) is
        UnicodeCategory.OtherLetter or UnicodeCategory.OtherSymbol or UnicodeCategory.MathSymbol or UnicodeCategory.OtherPunctuation;
}
