using McaBot.Platform.Settings;
using Microsoft.Extensions.Options;

namespace McaBot.Operations.Retention;

internal sealed class RetentionOptionsValidator : IValidateOptions<RetentionOptions>
{
    private static readonly TimeSpan Shortest = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Longest = TimeSpan.FromDays(36_500);

    public ValidateOptionsResult Validate(string? name, RetentionOptions options) => OptionsProblems.Result(ProblemsOf(options));

    private static IEnumerable<string> ProblemsOf(RetentionOptions options)
    {
        (string Name, TimeSpan Value)[] durations = [("EraseAfter", options.EraseAfter), ("DraftsAfter", options.DraftsAfter)];
        foreach (var (setting, _) in durations.Where(d => d.Value != TimeSpan.Zero && (d.Value < Shortest || d.Value > Longest)))
        {
            yield return $"Retention:{setting} must be 00:00:00 (off) or between 00:00:01 and 36500.00:00:00.";
        }

        if (options.SweepInterval < Shortest || options.SweepInterval > TimeSpan.FromDays(7))
        {
            yield return "Retention:SweepInterval must be between 00:00:01 and 7.00:00:00.";
        }
    }
}
