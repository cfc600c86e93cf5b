using Microsoft.Extensions.Options;

namespace McaBot.Hosting;

internal sealed class LifeRules : IValidateOptions<LifeOptions>
{
    private const int MostReminders = 20;
    private static readonly TimeSpan Shortest = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Longest = TimeSpan.FromDays(365);

    public ValidateOptionsResult Validate(string? name, LifeOptions options) => Rules.Result(ProblemsOf(options));

    private static IEnumerable<string> ProblemsOf(LifeOptions options)
    {
        (string Name, TimeSpan Value)[] durations =
        [
            ("RemindAfter", options.RemindAfter), ("RemindAtMostEvery", options.RemindAtMostEvery),
            ("EscalateAfter", options.EscalateAfter), ("ExpireAfter", options.ExpireAfter),
        ];
        var wrong = durations.Where(d => d.Value != TimeSpan.Zero && (d.Value < Shortest || d.Value > Longest)).ToList();
        foreach (var (setting, _) in wrong)
        {
            yield return $"Life:{setting} must be 00:00:00 (off) or between 00:00:01 and 365.00:00:00.";
        }

        if (options.MostReminders is < 0 or > MostReminders)
        {
            yield return $"Life:MostReminders must be between 0 and {MostReminders}.";
        }

        // A step that could never come is a mistake, not a wish: zero is how to turn one off.
        foreach (var (setting, value) in durations.Where(d => d.Name is "RemindAfter" or "EscalateAfter").Where(_ => wrong.Count == 0))
        {
            if (options.ExpireAfter > TimeSpan.Zero && value >= options.ExpireAfter)
            {
                yield return $"Life:{setting} must be shorter than Life:ExpireAfter, or 00:00:00 to turn it off.";
            }
        }
    }
}
