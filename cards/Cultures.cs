namespace McaBot.Cards;

/// <summary>The cultures McaBot speaks.</summary>
public static class Cultures
{
    public static CultureInfo English { get; } = CultureInfo.GetCultureInfo("en");

    public static CultureInfo French { get; } = CultureInfo.GetCultureInfo("fr");

    public static IReadOnlyList<CultureInfo> All { get; } = [English, French];

    /// <summary>The language of texts.</summary>
    /// <param name="locale">As a client sends it, such as fr-CA or en_US.</param>
    /// <param name="fallback">For a locale that is missing or not spoken.</param>
    public static CultureInfo Nearest(string? locale, CultureInfo fallback)
    {
        var language = locale?.Split('-', '_')[0].Trim();
        return All.FirstOrDefault(c => string.Equals(c.Name, language, StringComparison.OrdinalIgnoreCase)) ?? fallback;
    }

    /// <summary>The whole culture, region included, in which somebody writes; the language alone where there is no such region.</summary>
    /// <param name="locale">As a client sends it.</param>
    /// <returns>Null where it names no language.</returns>
    public static CultureInfo? Whole(string? locale)
    {
        var name = (locale ?? "").Trim().Replace('_', '-');
        return name.Length == 0 ? null : Known(name) ?? Known(name.Split('-')[0]);
    }

    /// <summary>The culture as it is in a country, where it names no region itself.</summary>
    /// <param name="country">ISO 3166-1 alpha-2, or whatever else a client calls one.</param>
    public static CultureInfo In(CultureInfo culture, string? country)
    {
        if (!culture.IsNeutralCulture || country is not { Length: 2 })
        {
            return culture;
        }

        // English of a country whose first language is another is the world's: only few write the month first.
        return Known($"{culture.Name}-{country}") ?? (culture.Name == English.Name ? CultureInfo.GetCultureInfo("en-001") : culture);
    }

    private static CultureInfo? Known(string name)
    {
        try
        {
            return CultureInfo.GetCultureInfo(name, predefinedOnly: true) is { Name.Length: > 0 } culture ? culture : null;
        }
        catch (CultureNotFoundException)
        {
            return null;
        }
    }
}
