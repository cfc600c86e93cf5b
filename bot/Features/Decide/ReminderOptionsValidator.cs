using McaBot.Directory;
using McaBot.Platform.Settings;
using Microsoft.Extensions.Options;

namespace McaBot.Features.Decide;

internal sealed class ReminderOptionsValidator(IConfiguration configuration) : IValidateOptions<ReminderOptions>
{
    private const int MaxReminders = 20;
    private static readonly TimeSpan Shortest = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Longest = TimeSpan.FromDays(365);

    public ValidateOptionsResult Validate(string? name, ReminderOptions options) => OptionsProblems.Result(ProblemsOf(options));

    private IEnumerable<string> ProblemsOf(ReminderOptions options)
    {
        (string Name, TimeSpan Value)[] durations =
        [
            ("RemindAfter", options.RemindAfter), ("RemindAtMostEvery", options.RemindAtMostEvery),
            ("EscalateAfter", options.EscalateAfter), ("ExpireAfter", options.ExpireAfter),
        ];
        var wrong = durations.Where(d => d.Value != TimeSpan.Zero && (d.Value < Shortest || d.Value > Longest)).ToList();
        foreach (var (setting, _) in wrong)
        {
            yield return $"Reminders:{setting} must be 00:00:00 (off) or between 00:00:01 and 365.00:00:00.";
        }

        if (options.MaxReminders is < 0 or > MaxReminders)
        {
            yield return $"Reminders:MaxReminders must be between 0 and {MaxReminders}.";
        }

        // A step that could never come is a mistake, not a wish: zero is how to turn one off.
        foreach (var (setting, value) in durations.Where(d => d.Name is "RemindAfter" or "EscalateAfter").Where(_ => wrong.Count == 0))
        {
            if (options.ExpireAfter > TimeSpan.Zero && value >= options.ExpireAfter)
            {
                yield return $"Reminders:{setting} must be shorter than Reminders:ExpireAfter, or 00:00:00 to turn it off.";
            }
        }

        foreach (var problem in wrong.Count == 0 ? ContradictionsOf(options) : [])
        {
            yield return problem;
        }
    }

    /// <summary>What was wished for and could never happen. A default is nobody's wish: it may stand in a file that lists every setting.</summary>
    private IEnumerable<string> ContradictionsOf(ReminderOptions options)
    {
        var usual = new ReminderOptions();
        var expires = options.ExpireAfter > TimeSpan.Zero ? options.ExpireAfter : TimeSpan.MaxValue;
        if (!HasApproverGroup && options.EscalateAfter != usual.EscalateAfter && options.EscalateAfter > TimeSpan.Zero && options.EscalateAfter < expires)
        {
            yield return "Reminders:EscalateAfter contradicts Approval:ApproverGroup, which is empty: there is nobody to escalate to. Name the group, or set 00:00:00.";
        }

        if (!HasApproverGroup && options.AbsenceCheck)
        {
            yield return "Reminders:AbsenceCheck contradicts Approval:ApproverGroup, which is empty: nobody can be asked in place of a manager who is away.";
        }

        if (options.RemindAtMostEvery != usual.RemindAtMostEvery && options.RemindAtMostEvery >= expires)
        {
            yield return "Reminders:RemindAtMostEvery must be shorter than Reminders:ExpireAfter: nobody could remind before.";
        }

        if (options.MaxReminders == 0 && options.RemindAfter != usual.RemindAfter && options.RemindAfter > TimeSpan.Zero && options.RemindAfter < expires)
        {
            yield return "Reminders:RemindAfter contradicts Reminders:MaxReminders, which is 0: set 00:00:00, or allow reminders.";
        }

        if (options.RemindAfter == TimeSpan.Zero && options.MaxReminders > 0 && options.MaxReminders != usual.MaxReminders)
        {
            yield return "Reminders:MaxReminders contradicts Reminders:RemindAfter, which is 00:00:00: there are no reminders to count.";
        }
    }

    private bool HasApproverGroup => !string.IsNullOrWhiteSpace(configuration[$"{ApprovalOptions.Section}:{nameof(ApprovalOptions.ApproverGroup)}"]);
}
