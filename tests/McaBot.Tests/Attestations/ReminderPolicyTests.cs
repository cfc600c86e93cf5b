using McaBot.Attestations;
using McaBot.Tests.Attestations.Doubles;

namespace McaBot.Tests.Attestations;

/// <summary>What time makes of a request that waits, and when.</summary>
public sealed class ReminderPolicyTests
{
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);
    private static readonly ReminderPolicy Default = new();

    [Fact]
    public void Nothing_is_due_of_what_was_just_asked()
    {
        var waiting = Waiting();

        Assert.Empty(Default.DueAt(waiting, Entries.At));
        Assert.Equal(Entries.At + Day, Default.NextAfter(waiting, Entries.At));
    }

    [Theory]
    [InlineData(23.9, "")]
    [InlineData(24, "Remind")]
    [InlineData(71.9, "Remind")]
    [InlineData(72, "Escalate Remind")]
    [InlineData(720, "Expire Escalate Remind")]
    public void With_the_hours_more_becomes_due_and_the_weightiest_comes_first(double hours, string due) =>
        Assert.Equal(due, string.Join(' ', Default.DueAt(Waiting(), Entries.At + TimeSpan.FromHours(hours))));

    [Theory]
    [InlineData(0, "Expire Escalate")]
    [InlineData(1, "Expire Remind")]
    [InlineData(2, "Escalate Remind")]
    public void A_step_whose_time_is_zero_never_comes(int off, string due)
    {
        var policy = Default with
        {
            RemindAfter = off == 0 ? default : Default.RemindAfter,
            EscalateAfter = off == 1 ? default : Default.EscalateAfter,
            ExpireAfter = off == 2 ? default : Default.ExpireAfter,
        };

        Assert.Equal(due, string.Join(' ', policy.DueAt(Waiting(), Entries.At + (1000 * Day))));
    }

    [Fact]
    public void With_everything_off_time_changes_nothing()
    {
        var policy = Default with { RemindAfter = default, EscalateAfter = default, ExpireAfter = default };

        Assert.Empty(policy.DueAt(Waiting(), Entries.At + (1000 * Day)));
        Assert.Null(policy.NextAfter(Waiting(), Entries.At));
        Assert.Null(policy.ExpiryOf(Waiting()));
    }

    [Fact]
    public void Each_reminder_puts_the_next_one_off_until_there_were_enough()
    {
        var policy = Default with { EscalateAfter = default };
        var attestation = Waiting();
        for (var i = 1; i <= policy.MaxReminders; i++)
        {
            Assert.Empty(policy.DueAt(attestation, Entries.At + (i * Day) - Hour));
            Assert.Equal([WaitingStep.Remind], policy.DueAt(attestation, Entries.At + (i * Day)));
            attestation = After(attestation, new Reminded(), i * Day, Guid.Empty);
        }

        Assert.Empty(policy.DueAt(attestation, Entries.At + (29 * Day)));
        Assert.Equal(Entries.At + (30 * Day), policy.NextAfter(attestation, Entries.At + (4 * Day)));
    }

    [Fact]
    public void A_reminder_by_the_requester_puts_the_next_one_off_and_uses_none_up()
    {
        var attestation = After(Waiting(), new Reminded(), 20 * Hour, Partner.Agent);

        Assert.Empty(Default.DueAt(attestation, Entries.At + (30 * Hour)));
        Assert.Equal([WaitingStep.Remind], Default.DueAt(attestation, Entries.At + (44 * Hour)));
        for (var i = 2; i < 2 + Default.MaxReminders; i++)
        {
            Assert.Contains(WaitingStep.Remind, Default.DueAt(attestation, Entries.At + (i * Day)));
            attestation = After(attestation, new Reminded(), i * Day, Guid.Empty);
        }

        Assert.DoesNotContain(WaitingStep.Remind, Default.DueAt(attestation, Entries.At + (20 * Day)));
    }

    [Fact]
    public void Whoever_is_asked_anew_has_the_whole_time_again()
    {
        var attestation = After(Waiting(), new Reminded(), Day, Guid.Empty);
        attestation = After(
            attestation, new Assigned(ApprovalRoute.ApproverGroup, [Partner.Approver], AssignmentCause.HandedOver), 2 * Day,
            Partner.Manager);

        Assert.Empty(attestation.Reminders);
        Assert.Empty(Default.DueAt(attestation, Entries.At + (3 * Day) - Hour));
        Assert.Equal([WaitingStep.Remind], Default.DueAt(attestation, Entries.At + (5 * Day) - Hour));
        Assert.Equal([WaitingStep.Escalate, WaitingStep.Remind], Default.DueAt(attestation, Entries.At + (5 * Day)));
        Assert.Contains(WaitingStep.Expire, Default.DueAt(attestation, Entries.At + (30 * Day)));
    }

    [Theory]
    [InlineData(ApprovalRoute.ApproverGroup, null)]
    [InlineData(ApprovalRoute.ManagerOrGroup, AssignmentCause.Escalated)]
    [InlineData(ApprovalRoute.ManagerOrGroup, AssignmentCause.Away)]
    [InlineData(ApprovalRoute.ManagerOrGroup, AssignmentCause.RightLost)]
    public void Where_the_group_was_asked_there_is_nobody_to_escalate_to(ApprovalRoute route, AssignmentCause? cause) =>
        Assert.Equal([WaitingStep.Remind], Default.DueAt(Waiting(new Assigned(route, [Partner.Approver], cause)), Entries.At + (20 * Day)));

    [Fact]
    public void Without_a_group_it_goes_on_reminding() =>
        Assert.Equal([WaitingStep.Remind], (Default with { HasApproverGroup = false }).DueAt(Waiting(), Entries.At + (20 * Day)));

    [Theory]
    [InlineData(MessageKind.TellApprover)]
    [InlineData(MessageKind.RemindApprover)]
    public void What_was_not_delivered_yet_is_not_reminded_of(MessageKind kind)
    {
        var effect = Guid.NewGuid();
        var attestation = After(Waiting(), new MessageDue(effect, kind, "somebody"), Hour, Guid.Empty);

        Assert.Empty(Default.DueAt(attestation, Entries.At + (2 * Day)));
        Assert.Equal(
            [WaitingStep.Remind], Default.DueAt(After(attestation, new MessageDone(effect), 2 * Hour, Guid.Empty), Entries.At + (2 * Day)));
    }

    [Fact]
    public void A_row_of_a_bulk_request_expires_by_itself_and_is_reminded_of_and_escalated_with_all_of_it()
    {
        var row = Waiting(batch: Guid.NewGuid());

        Assert.Empty(Default.DueAt(row, Entries.At + (29 * Day)));
        Assert.Equal(Entries.At + (30 * Day), Default.NextAfter(row, Entries.At));
        Assert.Equal([WaitingStep.Expire], Default.DueAt(row, Entries.At + (30 * Day)));
        Assert.Equal(Entries.At + Day, Default.NextWithBatchAfter(row, Entries.At));
        Assert.Equal([WaitingStep.Remind], Default.DueWithBatchAt(row, Entries.At + Day));
        Assert.Equal([WaitingStep.Escalate, WaitingStep.Remind], Default.DueWithBatchAt(row, Entries.At + (40 * Day)));
        Assert.Empty(Default.DueWithBatchAt(Waiting(), Entries.At + (40 * Day)));
    }

    [Fact]
    public void A_row_that_was_handed_over_on_its_own_lives_on_its_own()
    {
        var row = After(
            Waiting(batch: Guid.NewGuid()), new Assigned(ApprovalRoute.ApproverGroup, [Partner.Approver], AssignmentCause.HandedOver), Day,
            Partner.Manager);

        Assert.Empty(Default.DueWithBatchAt(row, Entries.At + (20 * Day)));
        Assert.Equal([WaitingStep.Escalate, WaitingStep.Remind], Default.DueAt(row, Entries.At + (20 * Day)));
    }

    [Fact]
    public void Of_what_is_decided_nothing_is_due()
    {
        LedgerEvent[] ends = [new Approved(), new Rejected("hash"), new Withdrawn(), new Expired()];

        Assert.All(ends, end =>
        {
            var decided = After(Waiting(), end, Hour, Partner.Manager);
            Assert.Empty(Default.DueAt(decided, Entries.At + (1000 * Day)));
            Assert.Null(Default.NextAfter(decided, Entries.At));
        });
    }

    [Fact]
    public void The_requester_may_remind_once_in_a_while()
    {
        var attestation = Waiting();

        Assert.False(Default.MayRemind(attestation, Entries.At + (4 * Hour) - TimeSpan.FromSeconds(1)));
        Assert.True(Default.MayRemind(attestation, Entries.At + (4 * Hour)));
        Assert.True((Default with { RemindAtMostEvery = default }).MayRemind(attestation, Entries.At));
        Assert.False(Default.MayRemind(After(attestation, new Reminded(), 4 * Hour, Guid.Empty), Entries.At + (7 * Hour)));
    }

    private static Attestation Waiting(Assigned? assigned = null, Guid? batch = null)
    {
        var id = Guid.NewGuid();
        return Entries
        .Ledger(
            Entries.Of(
                id,
                Entries.Requested() with
                {
                    Batch = batch,
                },
                assigned ?? new Assigned(ApprovalRoute.Manager, [Partner.Manager])))
        .Find(id)!;
    }

    private static Attestation After(Attestation before, LedgerEvent what, TimeSpan later, Guid by) => Attestation.Apply(
        before, Partner.Customer, Entries.Recorded(before.Version + 1, Entries.Of(what, before.Key.Id, by, Entries.At + later)))!;
}
