using System.Collections.Concurrent;

namespace McaBot.Cards;

/// <summary>Countries and agreement languages as choices, in each language's own order.</summary>
internal static class Places
{
    private static readonly ConcurrentDictionary<string, (AdaptiveChoice[] Countries, AdaptiveChoice[] Languages)> ByLanguage = new();

    public static IEnumerable<AdaptiveChoice> Countries(Texts texts) => Of(texts).Countries;

    public static IEnumerable<AdaptiveChoice> Languages(Texts texts) => Of(texts).Languages;

    private static (AdaptiveChoice[] Countries, AdaptiveChoice[] Languages) Of(Texts texts) => ByLanguage.GetOrAdd(
        texts.Language,
        _ => (Sorted(texts, Attestations.Countries.All, Words.Country), Sorted(texts, AgreementLanguages.All, Words.Language)));

    private static AdaptiveChoice[] Sorted(Texts texts, IEnumerable<string> codes, Func<Texts, string, string> name) =>
    [
        .. codes
            .Select(code => new AdaptiveChoice { Title = name(texts, code), Value = code })
            .OrderBy(
                choice => choice.Title, StringComparer.Create(texts.Culture, CompareOptions.IgnoreCase | CompareOptions.IgnoreNonSpace)),
    ];
}
