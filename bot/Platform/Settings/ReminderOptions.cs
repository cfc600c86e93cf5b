using System.ComponentModel.DataAnnotations;

namespace McaBot.Platform.Settings;

/// <summary>What becomes of a request that nobody decides on. Each duration is zero (off) or at least a second.</summary>
internal sealed class ReminderOptions
{
    public const string Section = "Reminders";

    private static readonly ReminderPolicy Default = new();

    /// <summary>Approvers are told again after this long. Zero: never.</summary>
    [Duration("00:00:01", "365.00:00:00", OrOff = true)]
    public TimeSpan RemindAfter { get; set; } = Default.RemindAfter;

    /// <summary>Reminders by McaBot itself. 0 to 20.</summary>
    [Range(0, 20)]
    public int MaxReminders { get; set; } = Default.MaxReminders;

    /// <summary>How long a requester waits between reminders of their own. Zero: no limit.</summary>
    [Duration("00:00:01", "365.00:00:00", OrOff = true)]
    public TimeSpan RemindAtMostEvery { get; set; } = Default.RemindAtMostEvery;

    /// <summary>The approver group is asked too after this long. Zero: never.</summary>
    [Duration("00:00:01", "365.00:00:00", OrOff = true)]
    public TimeSpan EscalateAfter { get; set; } = Default.EscalateAfter;

    /// <summary>The request is closed after this long. Zero: never.</summary>
    [Duration("00:00:01", "365.00:00:00", OrOff = true)]
    public TimeSpan ExpireAfter { get; set; } = Default.ExpireAfter;

    /// <summary>
    /// Whether a manager's automatic replies are looked at before they are asked, and before they are reminded. Needs the permission
    /// MailboxSettings.Read.
    /// </summary>
    public bool AbsenceCheck { get; set; }

    public ReminderPolicy PolicyWith(bool hasApproverGroup) => new()
    {
        RemindAfter = RemindAfter,
        MaxReminders = MaxReminders,
        RemindAtMostEvery = RemindAtMostEvery,
        EscalateAfter = EscalateAfter,
        ExpireAfter = ExpireAfter,
        HasApproverGroup = hasApproverGroup,
    };
}
