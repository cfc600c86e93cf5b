using System.Collections.Frozen;

namespace McaBot.Cards;

/// <summary>Finds a country by what people call it: in English, French and its own languages, by its codes, and in everyday use.</summary>
internal static class CountryNames
{
    private static readonly string[] Articles = ["the ", "la ", "le ", "les ", "l'", "l’"];

    /// <summary>What the names of Unicode's data lack. A name that could be two countries, such as Congo, is none.</summary>
    private static readonly Dictionary<string, string[]> EverydayNames = new(StringComparer.Ordinal)
    {
        ["AE"] = ["UAE", "EAU"],
        ["BA"] = ["Bosnia", "Bosnie"],
        ["BN"] = ["Brunei Darussalam"],
        ["BO"] = ["Plurinational State of Bolivia"],
        ["BY"] = ["Bélarus"],
        ["CD"] =
        [
            "Congo (DRC)", "DRC", "DR Congo", "Democratic Republic of the Congo", "RDC", "RD Congo", "République démocratique du Congo",
        ],
        ["CG"] = ["Congo (Republic)", "Republic of the Congo", "République du Congo"],
        ["CI"] = ["Ivory Coast"],
        ["CN"] = ["PRC", "People’s Republic of China", "Mainland China", "République populaire de Chine"],
        ["CV"] = ["Cape Verde"],
        ["CZ"] = ["Czech Republic", "République tchèque"],
        ["FM"] = ["Federated States of Micronesia"],
        ["GB"] =
        [
            "UK", "Great Britain", "Britain", "England", "Scotland", "Wales", "Northern Ireland",
            "United Kingdom of Great Britain and Northern Ireland",
            "Grande-Bretagne", "Angleterre", "Écosse", "Pays de Galles", "Irlande du Nord",
        ],
        ["HK"] = ["Hong Kong", "Hong Kong SAR"],
        ["IE"] = ["Republic of Ireland", "République d’Irlande"],
        ["IR"] = ["Islamic Republic of Iran"],
        ["KP"] = ["DPRK", "Democratic People’s Republic of Korea"],
        ["KR"] = ["Republic of Korea", "Korea, Republic of", "République de Corée"],
        ["LA"] = ["Lao PDR", "Lao People’s Democratic Republic"],
        ["MD"] = ["Republic of Moldova"],
        ["MK"] = ["Macedonia", "Macédoine"],
        ["MM"] = ["Myanmar", "Burma", "Birmanie"],
        ["MO"] = ["Macao", "Macau", "Macao SAR"],
        ["NL"] = ["Holland", "Hollande"],
        ["PS"] = ["Palestine", "State of Palestine"],
        ["RU"] = ["Russian Federation", "Fédération de Russie"],
        ["SA"] = ["KSA"],
        ["SY"] = ["Syrian Arab Republic"],
        ["SZ"] = ["Swaziland"],
        ["TL"] = ["East Timor"],
        ["TR"] = ["Turkey", "Türkiye", "Turquie"],
        ["TW"] = ["Taiwan, Province of China"],
        ["TZ"] = ["United Republic of Tanzania"],
        ["US"] = ["USA", "United States of America", "États-Unis d’Amérique"],
        ["VA"] = ["Vatican", "Holy See", "Saint-Siège"],
        ["VE"] = ["Bolivarian Republic of Venezuela"],
        ["VN"] = ["Viet Nam"],
        ["ZA"] = ["RSA"],
    };

    private static readonly Lazy<FrozenDictionary<string, string>> ByName = new(Build);

    /// <returns>The ISO code; null where no country is meant, or more than one could be.</returns>
    public static string? Find(string typed)
    {
        var code = typed.ToUpperInvariant();
        return Countries.Contains(code)
            ? code
            : Articles
                .Where(a => typed.StartsWith(a, StringComparison.OrdinalIgnoreCase))
                .Select(a => typed[a.Length..])
                .Prepend(typed)
                .Select(name => ByName.Value.GetValueOrDefault(NormalizedName.KeyOf(name)))
                .FirstOrDefault(found => found is not null);
    }

    private static FrozenDictionary<string, string> Build()
    {
        var byName = new Dictionary<string, string>(StringComparer.Ordinal);
        var everyday = EverydayNames.SelectMany(country => country.Value.Select(name => (name, country.Key)));
        foreach (var (name, code) in Printed().Concat(InEnglish()).Concat(everyday))
        {
            foreach (var written in WrittenOut(name))
            {
                byName.TryAdd(NormalizedName.KeyOf(written), code);
            }
        }

        // In one of its own languages a country may be called what another is: then it is neither.
        foreach (
            var name in InTheirLanguages().GroupBy(n => NormalizedName.KeyOf(n.Name)).Where(n => n.DistinctBy(c => c.Code).Count() == 1))
        {
            byName.TryAdd(name.Key, name.First().Code);
        }

        byName.Remove("");
        return byName.ToFrozenDictionary(StringComparer.Ordinal);
    }

    /// <summary>What the cards call them, in both languages.</summary>
    private static IEnumerable<(string Name, string Code)> Printed() =>
        Cultures.All.SelectMany(c => Places.Countries(Texts.For(c)).Select(choice => (choice.Title, choice.Value)));

    private static IEnumerable<(string Name, string Code)> InEnglish()
    {
        foreach (var code in Countries.All)
        {
            if (RegionOf(code) is { } region)
            {
                yield return (region.EnglishName, code);
                yield return (region.ThreeLetterISORegionName, code);
            }
        }
    }

    private static IEnumerable<(string Name, string Code)> InTheirLanguages() => CultureInfo.GetCultures(CultureTypes.SpecificCultures)
        .Select(c => RegionOf(c.Name))
        .OfType<RegionInfo>()
        .Where(r => Countries.Contains(r.TwoLetterISORegionName))
        .Select(r => (r.NativeName, r.TwoLetterISORegionName));

    /// <summary>Also without the signs and short forms that Unicode's names use.</summary>
    private static IEnumerable<string> WrittenOut(string name)
    {
        var saint = name.Replace("St. ", "Saint ", StringComparison.Ordinal).Replace("St-", "Saint-", StringComparison.Ordinal);
        var english = saint.Replace("&", "and", StringComparison.Ordinal);
        var french = saint.Replace("&", "et", StringComparison.Ordinal);
        return new[] { name, saint, english, french }
            .SelectMany(n => Articles.Where(a => n.StartsWith(a, StringComparison.OrdinalIgnoreCase)).Select(a => n[a.Length..]).Prepend(n))
            .Distinct(StringComparer.Ordinal);
    }

    private static RegionInfo? RegionOf(string name)
    {
        try
        {
            return new RegionInfo(name);
        }
        catch (ArgumentException)
        {
            // The world, a continent, or a region without a culture of its own.
            return null;
        }
    }
}
