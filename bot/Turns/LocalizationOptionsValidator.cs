using McaBot.Platform.Settings;
using Microsoft.Extensions.Options;

namespace McaBot.Turns;

internal sealed class LocalizationOptionsValidator : IValidateOptions<LocalizationOptions>
{
    public ValidateOptionsResult Validate(string? name, LocalizationOptions options) =>
        OptionsProblems.Result(options.DefaultLanguage is "en" or "fr" ? [] : ["Localization:DefaultLanguage must be en or fr."]);
}
