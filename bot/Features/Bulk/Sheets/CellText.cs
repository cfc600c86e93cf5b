using System.Text.RegularExpressions;
using ExcelDataReader;

namespace McaBot.Features.Bulk.Sheets;

/// <summary>
/// What a cell of a workbook says. A day is written out whatever its format, unless that leaves a part of it out: nobody said that part.
/// </summary>
internal static partial class CellText
{
    private const string General = "General";

    public static string Of(IExcelDataReader row, int cell) =>
        Of(row.GetValue(cell), row.GetNumberFormatString(cell));

    private static string Of(object? value, string? format) => value switch
    {
        null => "",
        DateTime moment when PartialOf(format) is { } shown => moment.ToString(shown, CultureInfo.InvariantCulture),
        DateTime { TimeOfDay.Ticks: 0 } day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        DateTime moment => moment.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture),
        double number when IsPadded(number, format) => number.ToString(format, CultureInfo.InvariantCulture),
        double number => number.ToString("0.###############", CultureInfo.InvariantCulture),
        IFormattable other => other.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? "",
    };

    /// <returns>How a day is written of which the format shows no day of the month, or no year; null where it shows both.</returns>
    private static string? PartialOf(string? format)
    {
        if (format is null or General)
        {
            return null;
        }

        var letters = Literals().Replace(format, "").Split(';')[0];
        var (hasDay, hasYear) = (DayOfMonth().IsMatch(letters), Year().IsMatch(letters));
        return (hasDay && hasYear) || !letters.Any(char.IsLetter) ? null : hasDay ? "d MMM" : "MMM-yy";
    }

    /// <summary>Whether zeros in front of it are shown: a ticket of eight digits, say.</summary>
    private static bool IsPadded(double number, string? format) =>
        format?.All(c => c == '0') == true && number >= 0 && Math.Floor(number) == number;

    /// <summary>What a number format shows as it stands there, and its colours, languages and conditions.</summary>
    [GeneratedRegex("""
        "[^"]*"|\\.|\[[^\]]*\]|_.|\*.
        """)]
    private static partial Regex Literals();

    [GeneratedRegex("(?<!d)dd?(?!d)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex DayOfMonth();

    /// <summary>Also of an emperor, and of the Buddhist calendar.</summary>
    [GeneratedRegex("[yeb]", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Year();
}
