using McaBot.Directory;
using McaBot.Platform.Settings;

namespace McaBot.Features.Decide;

/// <summary>What was wished for and could never happen; zero is how to turn a step off.</summary>
internal sealed class ReminderConsistencyOptionsValidator(IConfiguration configuration) : IValidateOptions<ReminderOptions>
{
    private bool HasApproverGroup =>
        !string.IsNullOrWhiteSpace(configuration[$"{ApprovalOptions.Section}:{nameof(ApprovalOptions.ApproverGroup)}"]);

    public ValidateOptionsResult Validate(string? name, ReminderOptions options)
    {
        // What is out of its bounds contradicts others for no reason of its own.
        if (new ReminderOptionsValidator().Validate(name, options).Failed)
        {
            return ValidateOptionsResult.Skip;
        }

        // A default is nobody's wish: it may stand in a file that lists every setting.
        var usual = new ReminderOptions();
        var expires = options.ExpireAfter > TimeSpan.Zero ? options.ExpireAfter : TimeSpan.MaxValue;
        var reminds = options.RemindAfter > TimeSpan.Zero && options.RemindAfter < expires;
        var escalates = options.EscalateAfter > TimeSpan.Zero && options.EscalateAfter < expires;
        return new ValidateOptionsResultBuilder()
            .AddWhen(
                options.RemindAfter >= expires,
                "Reminders:RemindAfter must be shorter than Reminders:ExpireAfter, or 00:00:00 to turn it off.")
            .AddWhen(
                options.EscalateAfter >= expires,
                "Reminders:EscalateAfter must be shorter than Reminders:ExpireAfter, or 00:00:00 to turn it off.")
            .AddWhen(
                !HasApproverGroup && escalates && options.EscalateAfter != usual.EscalateAfter,
                "Reminders:EscalateAfter contradicts Approval:ApproverGroup, which is empty: there is nobody to escalate to. "
                + "Name the group, or set 00:00:00.")
            .AddWhen(
                !HasApproverGroup && options.AbsenceCheck,
                "Reminders:AbsenceCheck contradicts Approval:ApproverGroup, which is empty: "
                + "nobody can be asked in place of a manager who is away.")
            .AddWhen(
                options.RemindAtMostEvery >= expires && options.RemindAtMostEvery != usual.RemindAtMostEvery,
                "Reminders:RemindAtMostEvery must be shorter than Reminders:ExpireAfter: nobody could remind before.")
            .AddWhen(
                reminds && options.MaxReminders == 0 && options.RemindAfter != usual.RemindAfter,
                "Reminders:RemindAfter contradicts Reminders:MaxReminders, which is 0: set 00:00:00, or allow reminders.")
            .AddWhen(
                options.RemindAfter == TimeSpan.Zero && options.MaxReminders > 0 && options.MaxReminders != usual.MaxReminders,
                "Reminders:MaxReminders contradicts Reminders:RemindAfter, which is 00:00:00: there are no reminders to count.")
            .Build();
    }
}
