using System.Collections.Frozen;
using System.Globalization;

namespace McaBot.Sandbox.Wire;

/// <summary>In which languages the make-believe agreement exists: English everywhere, others where people speak them.</summary>
internal static class AgreementCultures
{
    private static readonly FrozenSet<(string Language, string Country)> Spoken = CultureInfo
    .GetCultures(CultureTypes.SpecificCultures)
    .Where(culture =>
        culture.Name.Length > 0
        && !culture.Name.EndsWith("-001", StringComparison.Ordinal)
        && !culture.Name.EndsWith("-150", StringComparison.Ordinal)
        && !culture.Name.EndsWith("-419", StringComparison.Ordinal))
    .Select(culture => (culture.TwoLetterISOLanguageName, new RegionInfo(culture.Name).TwoLetterISORegionName))
    .ToFrozenSet();

    public static bool Has(string country, string language)
    {
        var spoken = language.Split('-')[0].ToLowerInvariant();
        return spoken == "en" || Spoken.Contains((spoken, country));
    }
}
