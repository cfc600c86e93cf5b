using System.Globalization;
using System.Text.RegularExpressions;

namespace McaBot.Attestations;

/// <summary>
/// A calendar day as people write it: 2025-11-03, 3 November 2025, 1er nov. 2025, 03-Nov-25, and numbers in the order of the person's
/// culture, each with a midnight behind it or not. Nothing is guessed: a day, a month and a year have to be there, and a day of the week
/// has to be the right one.
/// </summary>
public static partial class TypedDay
{
    private const string IsoPattern = "yyyy-MM-dd";
    private const int EarliestPlausible = 1900;
    private const int LatestPlausible = 2199;

    private static readonly string[] WithMonthName = ["d MMM yyyy", "MMM d yyyy", "yyyy MMM d", "d MMM yy", "MMM d yy"];
    private static readonly string[] OrdinalEndings = ["st", "nd", "rd", "th", "er", "re", "e", "ème", "eme"];
    private static readonly string[] SmallWords = ["the", "of", "le", "de", "du"];
    private static readonly CultureInfo Plain = CultureInfo.InvariantCulture;

    public static string Iso(DateOnly day) => day.ToString(IsoPattern, Plain);

    /// <param name="text">A day in the form in which it is kept.</param>
    /// <returns>Null where it is none.</returns>
    public static DateOnly? OfIso(string? text) =>
        DateOnly.TryParseExact(text, IsoPattern, Plain, DateTimeStyles.None, out var day) ? day : null;

    /// <param name="culture">The person's own, region included.</param>
    /// <returns>Null where it is no day, or one that only a guess could find.</returns>
    public static ReadDay? Read(string? said, CultureInfo culture)
    {
        var text = Midnight().Replace(WithPlainDigits(CleanText.Of(said)), "");
        if (OfIso(text) is { } iso)
        {
            return new(iso, false);
        }

        // Where years are counted otherwise, 2568 may be meant as well as 2025.
        var isGregorian = culture.DateTimeFormat.Calendar is GregorianCalendar;
        if (InWords(text, culture) is { } read && (isGregorian || read.Day.Year is >= EarliestPlausible and <= LatestPlausible))
        {
            return read;
        }

        return DateOnly.TryParseExact(text, Patterns(culture), culture, DateTimeStyles.None, out var day)
            ? new(day, !text.Any(char.IsLetter) && CouldBeSwapped(day))
            : null;
    }

    private static ReadDay? InWords(string text, CultureInfo culture)
    {
        var parts = new List<string>();
        DayOfWeek? weekday = null;
        var hasMonthName = false;
        var isAfterNumber = false;
        foreach (var token in Tokens().EnumerateMatches(text))
        {
            var word = text.Substring(token.Index, token.Length);
            var wasAfterNumber = isAfterNumber;
            isAfterNumber = char.IsAsciiDigit(word[0]);
            if (isAfterNumber)
            {
                parts.Add(word);
            }
            else if (!char.IsLetter(word[0]))
            {
                if (!word.All(IsSeparator))
                {
                    return null;
                }
            }
            else if ((wasAfterNumber && IsOneOf(OrdinalEndings, word)) || IsOneOf(SmallWords, word))
            {
                continue;
            }
            else if (CalendarNames.Find(word, culture) is not { } name || (name.Month is null ? weekday is not null : hasMonthName))
            {
                return null;
            }
            else if (name.Month is { } month)
            {
                hasMonthName = true;
                parts.Add(Plain.DateTimeFormat.AbbreviatedMonthNames[month - 1]);
            }
            else
            {
                weekday = name.Weekday;
            }
        }

        return parts.Count == 3 && DayOf(parts, hasMonthName, culture) is { } read && (weekday is null || read.Day.DayOfWeek == weekday)
            ? read
            : null;
    }

    private static ReadDay? DayOf(List<string> parts, bool hasMonthName, CultureInfo culture)
    {
        string[] formats = hasMonthName ? WithMonthName : NumberFormat(parts, culture) is { } format ? [format] : [];
        if (!DateOnly.TryParseExact(string.Join(' ', parts), formats, Plain, DateTimeStyles.None, out var day))
        {
            return null;
        }

        return new(day, !hasMonthName && parts[0].Length < 4 && CouldBeSwapped(day));
    }

    private static bool CouldBeSwapped(DateOnly day) => day.Day <= 12 && day.Day != day.Month;

    /// <summary>
    /// The year first where it has four digits; else in the culture's order. A culture that puts the year first shows the order of day and
    /// month where it writes months in words.
    /// </summary>
    private static string? NumberFormat(List<string> parts, CultureInfo culture)
    {
        if (parts[0].Length == 4)
        {
            return "yyyy M d";
        }

        var names = culture.DateTimeFormat;
        var order = OrderOf(names.ShortDatePattern);
        var hasWholeYear = parts[2].Length == 4;
        if (order.StartsWith('y') && hasWholeYear)
        {
            order = OrderOf(names.LongDatePattern);
        }

        return order switch
        {
            "dMy" => hasWholeYear ? "d M yyyy" : "d M yy",
            "Mdy" => hasWholeYear ? "M d yyyy" : "M d yy",
            _ => null,
        };
    }

    private static string OrderOf(string pattern) =>
        string.Concat(LiteralsAndWeekdays().Replace(pattern, "").Where(c => c is 'd' or 'M' or 'y').Distinct());

    /// <summary>What only the culture itself knows: the signs of East Asia, other calendars.</summary>
    private static string[] Patterns(CultureInfo culture) =>
    [
        .. culture.DateTimeFormat.GetAllDateTimePatterns('d')
            .Concat(culture.DateTimeFormat.GetAllDateTimePatterns('D'))
            .Select(p => CleanText.Of(p))
            .SelectMany(p => new[] { p, TwoDigits().Replace(p, "$1$2") })
            .Distinct(StringComparer.Ordinal),
    ];

    private static string WithPlainDigits(string text) =>
        string.Concat(text.Select(c => char.IsDigit(c) ? (char)('0' + CharUnicodeInfo.GetDecimalDigitValue(c)) : c));

    private static bool IsOneOf(string[] words, string word) => words.Contains(word, StringComparer.OrdinalIgnoreCase);

    private static bool IsSeparator(char c) => c is ' ' or ',' or '.' or '/' or '-' or '\'' or '’' or (>= '\u2010' and <= '\u2015');

    [GeneratedRegex(@"[\p{L}\p{M}]+|[0-9]+|[^\p{L}\p{M}0-9]+")]
    private static partial Regex Tokens();

    /// <summary>What spreadsheets and exports put behind a day.</summary>
    [GeneratedRegex(
        @"(?<=\d)(?:T|[ ,]+(?:(?:à|at) )?)(?:0?0[:h]00(?::00(?:[.,]0+)?)?|12:00(?::00)? ?a\.?m\.?) ?(?:Z|UTC|GMT|[+-]\d\d:?\d\d)?$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Midnight();

    [GeneratedRegex("'[^']*'|dddd?")]
    private static partial Regex LiteralsAndWeekdays();

    [GeneratedRegex("(?<!d)(d)d(?!d)|(?<!M)(M)M(?!M)")]
    private static partial Regex TwoDigits();
}
