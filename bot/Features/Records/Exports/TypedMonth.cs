using System.Collections.Frozen;
using McaBot.Turns;

namespace McaBot.Features.Records.Exports;

/// <summary>
/// A month as people write it: 2026-11, 11/2026, November 2026, novembre, last month, du mois dernier; without a year the latest that has
/// begun.
/// </summary>
internal static class TypedMonth
{
    private static readonly string[] Numbers = ["yyyy-MM", "yyyy-M", "yyyy/MM", "MM/yyyy", "M/yyyy", "MM-yyyy", "MM.yyyy", "M.yyyy"];

    /// <summary>Months from the present one.</summary>
    private static readonly FrozenDictionary<string, int> Relative = new Dictionary<string, int>(StringComparer.Ordinal)
    {
        ["this month"] = 0,
        ["current month"] = 0,
        ["ce mois"] = 0,
        ["ce mois-ci"] = 0,
        ["mois en cours"] = 0,
        ["last month"] = -1,
        ["previous month"] = -1,
        ["past month"] = -1,
        ["month before"] = -1,
        ["mois dernier"] = -1,
        ["mois precedent"] = -1,
        ["mois passe"] = -1,
        ["dernier mois"] = -1,
        ["month before last"] = -2,
        ["avant-dernier mois"] = -2,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>What may stand before a month and says nothing about which.</summary>
    private static readonly FrozenSet<string> Before =
        FrozenSet.Create(StringComparer.Ordinal, "for", "of", "in", "the", "month", "last", "pour", "de", "du", "d", "le", "en", "mois");

    /// <returns>The first day of the month; null when it is none.</returns>
    public static DateOnly? Read(string text, DateOnly today)
    {
        ReadOnlySpan<string> words = CommandText.Normalise(text).Split([' ', '\''], StringSplitOptions.RemoveEmptyEntries);
        for (; !words.IsEmpty; words = words[1..])
        {
            var rest = string.Join(' ', words);
            if (Relative.TryGetValue(rest, out var months))
            {
                return new DateOnly(today.Year, today.Month, 1).AddMonths(months);
            }

            if (!Before.Contains(words[0]))
            {
                return ReadNamed(rest, today);
            }
        }

        return null;
    }

    /// <summary>Whether it says a month, whichever that is today.</summary>
    public static bool IsMonth(string text) => Read(text, DateOnly.MaxValue) is not null;

    private static DateOnly? ReadNamed(string plain, DateOnly today)
    {
        if (DateOnly.TryParseExact(plain, Numbers, CultureInfo.InvariantCulture, DateTimeStyles.None, out var numbered))
        {
            return numbered;
        }

        var words = plain.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (words.Length is 0 or > 2 || CalendarNames.MonthOf(words[0]) is not { } month)
        {
            return null;
        }

        // "octobre dernier" is the latest that has begun, too.
        if (words.Length == 1 || words[1] == "dernier")
        {
            return new DateOnly(month > today.Month ? today.Year - 1 : today.Year, month, 1);
        }

        return words[1].Length == 4 && int.TryParse(words[1], NumberStyles.None, CultureInfo.InvariantCulture, out var year) && year > 0
            ? new DateOnly(year, month, 1)
            : null;
    }
}
