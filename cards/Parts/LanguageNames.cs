using System.Collections.Frozen;

namespace McaBot.Cards;

/// <summary>Finds a language, or a region's variety of it, by its name in English or French.</summary>
internal static class LanguageNames
{
    private static readonly Lazy<FrozenDictionary<string, string>> ByName = new(Build);

    /// <returns>A culture's name such as <c>fr</c> or <c>fr-CA</c>; null where the name means none.</returns>
    public static string? Find(string typed) => ByName.Value.GetValueOrDefault(NormalizedName.KeyOf(typed));

    private static FrozenDictionary<string, string> Build()
    {
        var byName = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, culture) in Printed().Concat(InEnglishAndFrench()))
        {
            byName.TryAdd(NormalizedName.KeyOf(name), culture);
        }

        byName.Remove("");
        return byName.ToFrozenDictionary(StringComparer.Ordinal);
    }

    /// <summary>What the cards call them, in both languages.</summary>
    private static IEnumerable<(string Name, string Culture)> Printed() =>
        Cultures.All.SelectMany(c => Places.Languages(Texts.For(c)).Select(choice => (choice.Title, choice.Value)));

    private static List<(string Name, string Culture)> InEnglishAndFrench()
    {
        var before = CultureInfo.CurrentUICulture;
        try
        {
            // A culture is called by its name in the language of the moment.
            CultureInfo.CurrentUICulture = Cultures.French;
            return
            [
                .. CultureInfo.GetCultures(CultureTypes.AllCultures)
                    .Where(c => AgreementLanguages.Matches(c.Name).Count > 0)
                    .OrderBy(c => c.Name.Length)
                    .SelectMany(c => new[] { (c.EnglishName, c.Name), (c.DisplayName, c.Name) }),
            ];
        }
        finally
        {
            CultureInfo.CurrentUICulture = before;
        }
    }
}
