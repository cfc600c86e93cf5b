using System.Globalization;
using System.Text;

namespace McaBot.Features.Records.Exports;

/// <summary>A month as people write it: 2026-11, 11/2026, November 2026, novembre; without a year the latest that has begun.</summary>
internal static class TypedMonth
{
    private static readonly string[] Numbers = ["yyyy-MM", "yyyy-M", "yyyy/MM", "MM/yyyy", "M/yyyy", "MM-yyyy", "MM.yyyy", "M.yyyy"];
    private static readonly CultureInfo[] Languages = [CultureInfo.GetCultureInfo("en"), CultureInfo.GetCultureInfo("fr")];

    /// <returns>The first day of the month; null when it is none.</returns>
    public static DateOnly? Read(string text, DateOnly today)
    {
        var plain = Plain(text);
        if (DateOnly.TryParseExact(plain, Numbers, CultureInfo.InvariantCulture, DateTimeStyles.None, out var numbered))
        {
            return numbered;
        }

        var words = plain.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (words.Length is 0 or > 2 || MonthOf(words[0]) is not { } month)
        {
            return null;
        }

        if (words.Length == 1)
        {
            return new DateOnly(month > today.Month ? today.Year - 1 : today.Year, month, 1);
        }

        return words[1].Length == 4 && int.TryParse(words[1], NumberStyles.None, CultureInfo.InvariantCulture, out var year) && year > 0
            ? new DateOnly(year, month, 1)
            : null;
    }

    private static int? MonthOf(string word)
    {
        foreach (var language in Languages)
        {
            var names = language.DateTimeFormat;
            for (var month = 1; month <= 12; month++)
            {
                if (word == Plain(names.GetMonthName(month)) || word == Plain(names.GetAbbreviatedMonthName(month)).TrimEnd('.'))
                {
                    return month;
                }
            }
        }

        return null;
    }

    /// <summary>Lower case, without accents.</summary>
    private static string Plain(string text) => string.Concat(text.Trim().Normalize(NormalizationForm.FormD)
        .Where(c => CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark)).ToLowerInvariant();
}
