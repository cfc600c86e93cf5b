using McaBot.Directory;
using Microsoft.Extensions.Options;

namespace McaBot.Hosting;

internal sealed class LifeRules(IConfiguration configuration) : IValidateOptions<LifeOptions>
{
    private const int MostReminders = 20;
    private static readonly TimeSpan Shortest = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Longest = TimeSpan.FromDays(365);

    public ValidateOptionsResult Validate(string? name, LifeOptions options) => Rules.Result(ProblemsOf(options));

    private IEnumerable<string> ProblemsOf(LifeOptions options)
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

        foreach (var problem in wrong.Count == 0 ? ContradictionsOf(options) : [])
        {
            yield return problem;
        }
    }

    /// <summary>What was wished for and could never happen. A default is nobody's wish: it may stand in a file that lists every setting.</summary>
    private IEnumerable<string> ContradictionsOf(LifeOptions options)
    {
        var usual = new LifeOptions();
        var expires = options.ExpireAfter > TimeSpan.Zero ? options.ExpireAfter : TimeSpan.MaxValue;
        if (!HasApproverGroup && options.EscalateAfter != usual.EscalateAfter && options.EscalateAfter > TimeSpan.Zero && options.EscalateAfter < expires)
        {
            yield return "Life:EscalateAfter contradicts Approval:ApproverGroup, which is empty: there is nobody to escalate to. Name the group, or set 00:00:00.";
        }

        if (!HasApproverGroup && options.AbsenceCheck)
        {
            yield return "Life:AbsenceCheck contradicts Approval:ApproverGroup, which is empty: nobody can be asked in place of a manager who is away.";
        }

        if (options.RemindAtMostEvery != usual.RemindAtMostEvery && options.RemindAtMostEvery >= expires)
        {
            yield return "Life:RemindAtMostEvery must be shorter than Life:ExpireAfter: nobody could remind before.";
        }

        if (options.MostReminders == 0 && options.RemindAfter != usual.RemindAfter && options.RemindAfter > TimeSpan.Zero && options.RemindAfter < expires)
        {
            yield return "Life:RemindAfter contradicts Life:MostReminders, which is 0: set 00:00:00, or allow reminders.";
        }

        if (options.RemindAfter == TimeSpan.Zero && options.MostReminders > 0 && options.MostReminders != usual.MostReminders)
        {
            yield return "Life:MostReminders contradicts Life:RemindAfter, which is 00:00:00: there are no reminders to count.";
        }
    }

    private bool HasApproverGroup => !string.IsNullOrWhiteSpace(configuration[$"{ApprovalOptions.Section}:{nameof(ApprovalOptions.ApproverGroup)}"]);
}
