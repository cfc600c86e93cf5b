using Microsoft.Extensions.Options;

namespace McaBot.Hosting;

internal sealed class LimitsRules : IValidateOptions<LimitsOptions>
{
    public ValidateOptionsResult Validate(string? name, LimitsOptions options) =>
        Rules.Result(options.MaxBodyBytes is < 4096 or > 16_777_216 ? ["Limits:MaxBodyBytes must be between 4096 and 16777216."] : []);
}
