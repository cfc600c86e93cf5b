using System.Collections.Concurrent;
using System.Globalization;

namespace McaBot.Attestations;

/// <summary>Names of months and days of the week, in full and short, in a person's own language, English and French.</summary>
public static class CalendarNames
{
    private const int Months = 12;
    private const int ShortestPart = 3;
    private const CompareOptions Loosely = CompareOptions.IgnoreCase | CompareOptions.IgnoreNonSpace;

    private static readonly CultureInfo[] Everywhere = [CultureInfo.GetCultureInfo("en"), CultureInfo.GetCultureInfo("fr")];
    private static readonly ConcurrentDictionary<string, (string Name, CalendarName Means)[]> ByLanguage = new();

    /// <param name="word">Without a dot.</param>
    /// <param name="culture">Its own names come first: "mar" is a Tuesday in French and March in English.</param>
    internal static CalendarName? Find(string word, CultureInfo culture)
    {
        // Months of another calendar are not those of this one.
        CultureInfo[] languages = culture.DateTimeFormat.Calendar is GregorianCalendar ? [culture, .. Everywhere] : Everywhere;
        return languages.Select(l => Exactly(word, l)).FirstOrDefault(name => name is not null)
            ?? languages.Select(l => Partly(word, l)).FirstOrDefault(name => name is not null);
    }

    /// <summary>A month by its whole or short name in English or French, without a dot.</summary>
    /// <returns>1 to 12; null where it is none.</returns>
    public static int? MonthOf(string word) => Everywhere.Select(l => Exactly(word, l)?.Month).FirstOrDefault(month => month is not null);

    private static CalendarName? Exactly(string word, CultureInfo language) =>
        Array.Find(NamesOf(language), n => language.CompareInfo.Compare(n.Name, word, Loosely) == 0).Means;

    /// <summary>A month cut short as the person likes, where one is meant.</summary>
    private static CalendarName? Partly(string word, CultureInfo language)
    {
        var meant = NamesOf(language)
            .Where(n => n.Means.Month is not null && language.CompareInfo.IsPrefix(n.Name, word, Loosely))
            .Select(n => n.Means)
            .Distinct()
            .ToList();
        return word.Length >= ShortestPart && meant is [var only] ? only : null;
    }

    private static (string Name, CalendarName Means)[] NamesOf(CultureInfo language) => ByLanguage.GetOrAdd(language.Name, _ =>
    {
        var names = language.DateTimeFormat;
        var found = new List<(string Name, CalendarName Means)>();
        string[][] months = [names.MonthNames, names.MonthGenitiveNames, names.AbbreviatedMonthNames, names.AbbreviatedMonthGenitiveNames];
        foreach (var list in months)
        {
            found.AddRange(list.Take(Months).Select((name, i) => (name.TrimEnd('.'), new CalendarName(Month: i + 1))));
        }

        foreach (var days in new[] { names.DayNames, names.AbbreviatedDayNames })
        {
            found.AddRange(days.Select((name, i) => (name.TrimEnd('.'), new CalendarName(Weekday: (DayOfWeek)i))));
        }

        return [.. found.Where(n => n.Name.Length > 0)];
    });
}
