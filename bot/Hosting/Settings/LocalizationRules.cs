using Microsoft.Extensions.Options;

namespace McaBot.Hosting;

internal sealed class LocalizationRules : IValidateOptions<LocalizationOptions>
{
    public ValidateOptionsResult Validate(string? name, LocalizationOptions options) =>
        Rules.Result(options.DefaultLanguage is "en" or "fr" ? [] : ["Localization:DefaultLanguage must be en or fr."]);
}
