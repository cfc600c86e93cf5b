namespace McaBot.Attestations;

/// <summary>Languages in which a customer can be shown the agreement, as culture names.</summary>
/// <remarks>Microsoft publishes no closed list for the enhanced attestation; this is the one McaBot offers, kept in this one place.</remarks>
public static class AgreementLanguages
{
    public static IReadOnlyList<string> All { get; } =
    [
        "ar-SA", "bg-BG", "cs-CZ", "da-DK", "de-DE", "el-GR", "en-US", "es-ES", "et-EE", "fi-FI", "fr-FR", "he-IL", "hr-HR", "hu-HU",
        "id-ID", "it-IT", "ja-JP", "ko-KR", "lt-LT", "lv-LV", "nb-NO", "nl-NL", "pl-PL", "pt-BR", "pt-PT", "ro-RO", "ru-RU", "sk-SK",
        "sl-SI", "sr-Latn-RS", "sv-SE", "th-TH", "tr-TR", "uk-UA", "vi-VN", "zh-CN", "zh-TW",
    ];

    /// <summary>The listed form of <paramref name="language"/>; a bare language such as <c>fr</c> finds its first listed culture. Null when unknown.</summary>
    public static string? Find(string language) =>
        All.FirstOrDefault(l => l.Equals(language, StringComparison.OrdinalIgnoreCase))
        ?? All.FirstOrDefault(l => language.Length >= 2 && l.StartsWith(language + "-", StringComparison.OrdinalIgnoreCase));
}
