using System.Globalization;
using System.Text.RegularExpressions;

namespace McaBot.Attestations;

/// <summary>Languages in which a customer can be shown the agreement, as culture names.</summary>
/// <remarks>Microsoft publishes no closed list for the enhanced attestation; this is the one McaBot offers, kept in this one
/// place.</remarks>
public static partial class AgreementLanguages
{
    public static IReadOnlyList<string> All { get; } =
    [
        "ar-SA", "bg-BG", "cs-CZ", "da-DK", "de-DE", "el-GR", "en-US", "es-ES", "et-EE", "fi-FI", "fr-FR", "he-IL", "hr-HR", "hu-HU",
        "id-ID", "it-IT", "ja-JP", "ko-KR", "lt-LT", "lv-LV", "nb-NO", "nl-NL", "pl-PL", "pt-BR", "pt-PT", "ro-RO", "ru-RU", "sk-SK",
        "sl-SI", "sr-Latn-RS", "sv-SE", "th-TH", "tr-TR", "uk-UA", "vi-VN", "zh-CN", "zh-TW",
    ];

    /// <summary>The listed culture that a language or a regional culture means, such as <c>en-US</c> for <c>en-GB</c>.</summary>
    /// <param name="country">The customer's country, which decides between several cultures of a language.</param>
    /// <returns>Null where none is listed, or several could be meant.</returns>
    public static string? Find(string language, string country = "") => Matches(language, country) is [var only] ? only : null;

    /// <summary>
    /// The listed cultures that may be meant: that of the same region, else those of the same script, else that of the customer's country,
    /// else all of the language.
    /// </summary>
    public static IReadOnlyList<string> Matches(string language, string country = "")
    {
        if (Tag().Match(language) is not { Success: true } tag)
        {
            return [];
        }

        var region = tag.Groups["region"].Value;
        var script = ScriptOf(tag.Value);
        var code = LanguageOf(tag.Value);
        var listed = All.Where(l => string.Equals(LanguageOf(l), code, StringComparison.Ordinal)).ToList();
        return OnlyThose(listed, l => IsOf(l, region))
            ?? OnlyThose(listed, l => script is not null && string.Equals(ScriptOf(l), script, StringComparison.Ordinal))
            ?? OnlyThose(listed, l => IsOf(l, country))
            ?? listed;
    }

    private static List<string>? OnlyThose(List<string> listed, Predicate<string> where) =>
        listed.FindAll(where) is { Count: > 0 } some ? some : null;

    private static bool IsOf(string culture, string region) =>
        region.Length > 0 && culture.EndsWith($"-{region}", StringComparison.OrdinalIgnoreCase);

    /// <summary>Norwegian is written in Bokmål unless said otherwise, and two languages changed their codes.</summary>
    private static string LanguageOf(string culture) => culture.Split('-', '_')[0].ToLowerInvariant() switch
    {
        "no" => "nb",
        "iw" => "he",
        "in" => "id",
        var code => code,
    };

    /// <returns>Such as zh-Hant; null where the language has one script.</returns>
    private static string? ScriptOf(string culture)
    {
        try
        {
            var known = CultureInfo.GetCultureInfo(culture.Replace('_', '-'));
            return new[] { known, known.Parent }.FirstOrDefault(c => ScriptTag().IsMatch(c.Name))?.Name;
        }
        catch (CultureNotFoundException)
        {
            return null;
        }
    }

    [GeneratedRegex(
        "^[a-z]{2,3}(?:[-_][a-z]{4})?(?:[-_](?<region>[a-z]{2}|[0-9]{3}))?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Tag();

    [GeneratedRegex("^[a-z]{2,3}-[A-Z][a-z]{3}$")]
    private static partial Regex ScriptTag();
}
