using System.Text.RegularExpressions;

namespace McaBot.Bulk;

/// <summary>Days as spreadsheets and databases write them out: with a time that says nothing.</summary>
internal static partial class SheetDays
{
    /// <returns>The day alone where a time of midnight stands behind it, else the text as it is.</returns>
    public static string WithoutMidnight(string text) =>
        Midnight().Match(text) is { Success: true } found ? found.Groups["day"].Value.TrimEnd(',') : text;

    [GeneratedRegex(
        @"^(?<day>\S.*?\d\S*)(T|\s+)(0{1,2}[:h]00(:00([.,]0+)?)?|12:00(:00)?\s?a\.?m\.?)\s?(Z|UTC|GMT|[+-]\d\d:?\d\d)?$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Midnight();
}
