using Microsoft.Extensions.Options;

namespace McaBot.Platform.Settings;

internal sealed class LimitsOptionsValidator : IValidateOptions<LimitsOptions>
{
    public ValidateOptionsResult Validate(string? name, LimitsOptions options)
    {
        (string Name, long Value, long Least, long Most)[] limits =
        [
            (nameof(options.MaxBodyBytes), options.MaxBodyBytes, 4096, 16_777_216),
            (nameof(options.TurnsAtOnce), options.TurnsAtOnce, 16, 10_000),
            (nameof(options.TurnsPerPersonPerMinute), options.TurnsPerPersonPerMinute, 5, 100_000),
            (nameof(options.TurnsPerTenantPerSecond), options.TurnsPerTenantPerSecond, 5, 100_000),
            (nameof(options.OpenRequestsPerPerson), options.OpenRequestsPerPerson, 1, 10_000),
        ];
        return OptionsProblems.Result(limits.Where(l => l.Value < l.Least || l.Value > l.Most).Select(l => $"Limits:{l.Name} must be between {l.Least} and {l.Most}."));
    }
}
