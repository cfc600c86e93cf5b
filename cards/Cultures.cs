using System.Globalization;

namespace McaBot.Cards;

/// <summary>The cultures McaBot speaks.</summary>
public static class Cultures
{
    public static CultureInfo English { get; } = CultureInfo.GetCultureInfo("en");

    public static CultureInfo French { get; } = CultureInfo.GetCultureInfo("fr");

    public static IReadOnlyList<CultureInfo> All { get; } = [English, French];

    /// <param name="locale">As a client sends it, such as fr-CA or en_US.</param>
    /// <param name="fallback">For a locale that is missing or not spoken.</param>
    public static CultureInfo Nearest(string? locale, CultureInfo fallback)
    {
        var language = locale?.Split('-', '_')[0].Trim();
        return All.FirstOrDefault(c => string.Equals(c.Name, language, StringComparison.OrdinalIgnoreCase)) ?? fallback;
    }
}
