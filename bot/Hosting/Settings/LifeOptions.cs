using McaBot.Attestations;

namespace McaBot.Hosting;

/// <summary>What becomes of a request that nobody decides on. Each duration is zero (off) or at least a second.</summary>
public sealed class LifeOptions
{
    public const string Section = "Life";

    private static readonly LifePolicy Usual = new();

    /// <summary>Approvers are told again after this long. Zero: never.</summary>
    public TimeSpan RemindAfter { get; set; } = Usual.RemindAfter;

    /// <summary>Reminders by McaBot itself. 0 to 20.</summary>
    public int MostReminders { get; set; } = Usual.MostReminders;

    /// <summary>How long a requester waits between reminders of their own. Zero: no limit.</summary>
    public TimeSpan RemindAtMostEvery { get; set; } = Usual.RemindAtMostEvery;

    /// <summary>The approver group is asked too after this long. Zero: never.</summary>
    public TimeSpan EscalateAfter { get; set; } = Usual.EscalateAfter;

    /// <summary>The request is closed after this long. Zero: never.</summary>
    public TimeSpan ExpireAfter { get; set; } = Usual.ExpireAfter;

    /// <summary>Whether a manager's automatic replies are looked at before they are asked, and before they are reminded. Needs the permission MailboxSettings.Read.</summary>
    public bool AbsenceCheck { get; set; }

    public LifePolicy PolicyWith(bool hasApproverGroup) => new()
    {
        RemindAfter = RemindAfter,
        MostReminders = MostReminders,
        RemindAtMostEvery = RemindAtMostEvery,
        EscalateAfter = EscalateAfter,
        ExpireAfter = ExpireAfter,
        HasApproverGroup = hasApproverGroup,
    };
}
