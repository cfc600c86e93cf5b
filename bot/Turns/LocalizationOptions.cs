using System.ComponentModel.DataAnnotations;

namespace McaBot.Turns;

internal sealed class LocalizationOptions
{
    public const string Section = "Localization";

    /// <summary>en or fr: for people and channels whose language is not known or not spoken.</summary>
    [AllowedValues("en", "fr", ErrorMessage = "must be en or fr.")]
    public string DefaultLanguage { get; set; } = "en";

    public CultureInfo Culture => CultureInfo.GetCultureInfo(DefaultLanguage);
}
