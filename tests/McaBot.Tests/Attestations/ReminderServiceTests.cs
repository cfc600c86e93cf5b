using McaBot.Attestations;
using McaBot.Tests.Attestations.Doubles;

namespace McaBot.Tests.Attestations;

/// <summary>What becomes of a request that nobody decides on: by itself, and by those who care.</summary>
public sealed class ReminderServiceTests
{
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    private readonly Partner partner = new();

    [Fact]
    public async Task Time_reminds_then_asks_the_group_too_then_closes_and_each_step_happens_once()
    {
        var key = await DeliveredAsync();

        Assert.Null(await AdvanceAsync());
        Assert.Equal(WaitingStep.Remind, await AdvanceAsync(Day));
        Assert.Null(await AdvanceAsync());
        await DeliverAsync();
        Assert.Equal(WaitingStep.Escalate, await AdvanceAsync(2 * Day));
        Assert.Null(await AdvanceAsync());
        var asked = partner.Find(key).Assignment!;
        Assert.Equal((ApprovalRoute.ManagerOrGroup, AssignmentCause.Escalated), (asked.Route, asked.Cause!.Value));
        Assert.Equal([Partner.Manager, Partner.Approver, Partner.OtherApprover], asked.Approvers);
        await DeliverAsync();
        Assert.Equal(WaitingStep.Expire, await AdvanceAsync(27 * Day));
        Assert.Null(await AdvanceAsync(Day));

        var attestation = partner.Find(key);
        Assert.Equal(AttestationState.Expired, attestation.State);
        Assert.All(attestation.Steps.Skip(2), s => Assert.True(s.Actor.IsMcaBot));
        Assert.Null(partner.Ledger.Fault);
    }

    [Fact]
    public async Task A_reminder_tells_those_who_are_asked_and_redraws_every_card()
    {
        var key = await DeliveredAsync(Partner.CardOf(Partner.Agent, "1:mine"));
        var before = partner.Find(key).Messages.Count;

        await AdvanceAsync(Day);

        var due = partner.Find(key).PendingMessages.Select(e => (e.Kind, e.Target)).ToList();
        Assert.Equal(due.Count, partner.Find(key).Messages.Count - before);
        Assert.Single(due, (MessageKind.RemindApprover, Partner.Manager.ToString("D")));
        Assert.Contains((MessageKind.Settle, "1:mine"), due);
        Assert.Contains((MessageKind.Index, null), due);
        Assert.DoesNotContain(due, d => d.Kind is MessageKind.TellApprover or MessageKind.Announce);
    }

    [Fact]
    public async Task A_manager_who_went_away_since_is_not_reminded_but_the_group_is_asked_at_once()
    {
        var key = await DeliveredAsync();
        partner.Directory.Away.Add(Partner.Manager);

        Assert.Equal(WaitingStep.Remind, await AdvanceAsync(Day));
        Assert.Null(await AdvanceAsync());

        var asked = partner.Find(key).Assignment!;
        Assert.Equal((ApprovalRoute.ManagerOrGroup, AssignmentCause.Away), (asked.Route, asked.Cause!.Value));
        Assert.DoesNotContain(partner.Find(key).Steps, s => s.What is Reminded);
        Assert.DoesNotContain(partner.Find(key).PendingMessages, e => e.Kind == MessageKind.RemindApprover);
        Assert.True((await partner.Service.ApproveAsync(key, Partner.ActorOf(Partner.Approver), "c", default)).IsDone);
    }

    [Fact]
    public async Task A_manager_who_is_away_is_reminded_all_the_same_where_there_is_no_group_or_no_directory()
    {
        var key = await DeliveredAsync();
        partner.Directory.Away.Add(Partner.Manager);
        partner.Directory.IsDown = true;
        Assert.Equal(WaitingStep.Remind, await AdvanceAsync(Day));

        partner.Directory.IsDown = false;
        partner.Directory.Group.Clear();
        await DeliverAsync();
        Assert.Equal(WaitingStep.Remind, await AdvanceAsync(Day));

        Assert.Equal(2, partner.Find(key).Steps.Count(s => s.What is Reminded));
        Assert.Equal([Partner.Manager], partner.Find(key).Assignment!.Approvers);
    }

    [Fact]
    public async Task An_escalation_tells_the_group_and_leaves_the_manager_the_right_to_decide()
    {
        var key = await DeliveredAsync();

        await AdvanceAsync(3 * Day);

        Assert.Equal(
            [Partner.Approver.ToString("D"), Partner.OtherApprover.ToString("D")],
            partner
                .Find(key)
                .PendingMessages.Where(e => e.Kind == MessageKind.TellApprover)
                .Select(e => e.Target!)
                .Order(StringComparer.Ordinal));
        Assert.Equal(Refusal.NotAsked, (await partner.Service.ApproveAsync(key, Partner.ActorOf(Partner.Outsider), "c", default)).Refusal);
        Assert.True((await partner.Service.ApproveAsync(key, Partner.ActorOf(Partner.Manager), "c", default)).IsDone);
        Assert.Equal(Actor.ManagerOfRequester, partner.Find(key).Decision!.Actor.Role);
    }

    [Fact]
    public async Task The_requester_in_the_group_is_not_asked_and_a_group_of_nobody_else_leaves_it_at_reminders()
    {
        partner.Directory.Group.Clear();
        partner.Directory.Group.UnionWith([Partner.Agent, Partner.Manager, Partner.Outsider]);
        partner.Directory.Add(Partner.Outsider, guest: true);
        var key = await DeliveredAsync();

        Assert.Equal(WaitingStep.Remind, await AdvanceAsync(3 * Day));

        Assert.Equal([Partner.Manager], partner.Find(key).Assignment!.Approvers);
    }

    [Fact]
    public async Task Where_the_directory_is_out_of_reach_it_is_reminded_and_the_escalation_waits()
    {
        var key = await DeliveredAsync();
        partner.Directory.IsDown = true;

        Assert.Equal(WaitingStep.Remind, await AdvanceAsync(3 * Day));
        await DeliverAsync();
        await Assert.ThrowsAsync<DirectoryUnavailableException>(() => AdvanceAsync());
        partner.Directory.IsDown = false;
        Assert.Equal(WaitingStep.Escalate, await AdvanceAsync());
        Assert.Equal(ApprovalRoute.ManagerOrGroup, partner.Find(key).Assignment!.Route);
    }

    [Fact]
    public async Task A_decision_read_too_late_for_the_step_leaves_the_step_out()
    {
        var key = await DeliveredAsync();
        partner.Time.Advance(30 * Day);
        var stale = partner.Ledger;
        await partner.Service.ApproveAsync(key, Partner.ActorOf(Partner.Manager), "c", default);

        Assert.Null(await partner.ExpiryProcessOf("two").AdvanceAsync(stale, "c", default));

        Assert.Equal(AttestationState.HandedOff, partner.Find(key).State);
    }

    [Fact]
    public async Task The_requester_reminds_once_in_a_while_and_nobody_else_does()
    {
        var key = await DeliveredAsync();

        Assert.Equal(Refusal.RemindedLately, (await RemindAsync(key, Partner.Agent)).Refusal);
        partner.Time.Advance(TimeSpan.FromHours(4));
        Assert.Equal(Refusal.NotRequester, (await RemindAsync(key, Partner.Manager)).Refusal);
        Assert.True((await RemindAsync(key, Partner.Agent)).IsDone);
        Assert.Equal(Refusal.RemindedLately, (await RemindAsync(key, Partner.Agent)).Refusal);

        Assert.Equal(Partner.Agent, Assert.Single(partner.Find(key).Reminders).Actor.ObjectId);
        Assert.Equal([Partner.Customer, Partner.Customer], partner.Messages.Woken);
        await partner.Service.WithdrawAsync(key, Partner.ActorOf(Partner.Agent), "c", default);
        partner.Time.Advance(Day);
        Assert.Equal(Refusal.AlreadySettled, (await RemindAsync(key, Partner.Agent)).Refusal);
        Assert.Equal(Refusal.Unknown, (await RemindAsync(key with { Id = Guid.NewGuid() }, Partner.Agent)).Refusal);
    }

    [Fact]
    public async Task The_manager_hands_over_to_a_member_who_then_decides_and_the_manager_no_longer()
    {
        var key = await DeliveredAsync();

        var done = await HandOverAsync(key, Partner.Approver, Partner.Manager);

        Assert.True(done.IsDone);
        Assert.Equal(
            new Assigned(ApprovalRoute.ApproverGroup, [Partner.Approver], AssignmentCause.HandedOver).Approvers,
            done.Attestation!.Assignment!.Approvers);
        Assert.Equal(
            (Partner.Manager, Actor.ManagerOfRequester),
            (done.Attestation.Steps[^1].Actor.ObjectId, done.Attestation.Steps[^1].Actor.Role));
        Assert.True(done.Attestation.WasReplaced(Partner.Manager));
        Assert.Single(done.Attestation.PendingMessages, e =>
            e.Kind == MessageKind.TellApprover && e.Target == Partner.Approver.ToString("D"));
        Assert.True((await HandOverAsync(key, Partner.Approver, Partner.Manager)).Repeated);
        Assert.Equal(Refusal.NotAsked, (await partner.Service.ApproveAsync(key, Partner.ActorOf(Partner.Manager), "c", default)).Refusal);
        Assert.True((await partner.Service.ApproveAsync(key, Partner.ActorOf(Partner.Approver), "c", default)).IsDone);
        Assert.Equal(Refusal.AlreadySettled, (await HandOverAsync(key, Partner.OtherApprover, Partner.Approver)).Refusal);
    }

    [Fact]
    public async Task Of_a_group_that_was_asked_one_member_hands_over_to_another_who_is_told_again()
    {
        partner.Directory.Managers.Clear();
        var key = await DeliveredAsync();

        var done = await HandOverAsync(key, Partner.OtherApprover, Partner.Approver);

        Assert.Equal([Partner.OtherApprover], done.Attestation!.Assignment!.Approvers);
        Assert.Equal(
            (MessageKind.RemindApprover, Partner.OtherApprover.ToString("D")),
            Assert.Single(
                done.Attestation.PendingMessages.Where(e => e.Kind is MessageKind.TellApprover or MessageKind.RemindApprover)
                    .Select(e => (e.Kind, e.Target))));
    }

    [Fact]
    public async Task After_an_escalation_a_member_hands_over_and_the_manager_may_still_decide()
    {
        var key = await DeliveredAsync();
        await AdvanceAsync(3 * Day);

        var done = await HandOverAsync(key, Partner.OtherApprover, Partner.Approver);

        Assert.Equal([Partner.Manager, Partner.OtherApprover], done.Attestation!.Assignment!.Approvers);
        Assert.True((await partner.Service.ApproveAsync(key, Partner.ActorOf(Partner.Manager), "c", default)).IsDone);
    }

    public static TheoryData<Guid, Guid, Refusal> Forbidden => new()
    {
        { Partner.Manager, Partner.Agent, Refusal.NotAnApprover },
        { Partner.Manager, Partner.Outsider, Refusal.NotAnApprover },
        { Partner.Manager, Partner.Manager, Refusal.NotAnApprover },
        { Partner.Manager, Guid.Empty, Refusal.NotAnApprover },
        { Partner.Agent, Partner.Approver, Refusal.OwnRequest },
        { Partner.Outsider, Partner.Approver, Refusal.NotAsked },
        { Partner.Approver, Partner.OtherApprover, Refusal.NotAsked },
    };

    [Theory]
    [MemberData(nameof(Forbidden))]
    public async Task Nobody_hands_over_what_is_not_theirs_nor_to_whom_may_not_decide(Guid by, Guid to, Refusal refusal)
    {
        var key = await DeliveredAsync();
        var bytes = partner.Memory[Partner.Customer];

        Assert.Equal(refusal, (await HandOverAsync(key, to, by)).Refusal);

        Assert.Equal(bytes, partner.Memory[Partner.Customer]);
    }

    [Theory]
    [InlineData("guest")]
    [InlineData("disabled")]
    [InlineData("left")]
    [InlineData("requester")]
    public async Task Nobody_hands_over_to_a_member_who_may_not_decide(string why)
    {
        var key = await DeliveredAsync();
        var to = why == "requester" ? Partner.Agent : Partner.Approver;
        partner.Directory.Add(to, enabled: why != "disabled", guest: why == "guest");
        partner.Directory.Group.Add(to);
        if (why == "left")
        {
            partner.Directory.Group.Remove(to);
        }

        Assert.Equal(Refusal.NotAnApprover, (await HandOverAsync(key, to, Partner.Manager)).Refusal);
        Assert.Equal([Partner.Manager], partner.Find(key).Assignment!.Approvers);
    }

    [Theory]
    [InlineData(false, Refusal.RightLost)]
    [InlineData(true, Refusal.AccountNotAllowed)]
    public async Task Nobody_hands_over_a_right_they_lost(bool disabled, Refusal refusal)
    {
        var key = await DeliveredAsync();
        partner.Directory.Managers[Partner.Agent] = disabled ? Partner.Manager : Partner.Outsider;
        partner.Directory.Add(Partner.Manager, enabled: !disabled);

        Assert.Equal(refusal, (await HandOverAsync(key, Partner.Approver, Partner.Manager)).Refusal);
    }

    [Fact]
    public async Task While_the_manager_is_away_the_group_is_asked_at_once_and_the_manager_may_still_decide()
    {
        partner.Directory.Away.Add(Partner.Manager);

        var key = await DeliveredAsync();

        var asked = partner.Find(key).Assignment!;
        Assert.Equal((ApprovalRoute.ManagerOrGroup, AssignmentCause.Away), (asked.Route, asked.Cause!.Value));
        Assert.Equal([Partner.Manager, Partner.Approver, Partner.OtherApprover], asked.Approvers);
        Assert.True((await partner.Service.ApproveAsync(key, Partner.ActorOf(Partner.Manager), "c", default)).IsDone);
    }

    [Fact]
    public async Task A_manager_who_is_away_is_asked_alone_where_there_is_nobody_else()
    {
        partner.Directory.Away.Add(Partner.Manager);
        partner.Directory.Group.Clear();

        var key = await DeliveredAsync();

        Assert.Equal(
            (ApprovalRoute.Manager, (AssignmentCause?)null), (partner.Find(key).Assignment!.Route, partner.Find(key).Assignment!.Cause));
    }

    private Task<WaitingStep?> AdvanceAsync(TimeSpan later = default)
    {
        partner.Time.Advance(later);
        return partner.ExpiryProcessOf("one").AdvanceAsync(partner.Ledger, "c", default);
    }

    private Task<Outcome> RemindAsync(AttestationKey key, Guid by) =>
        partner.RemindersOf("one").RemindAsync(key, Partner.ActorOf(by), "c", default);

    private Task<Outcome> HandOverAsync(AttestationKey key, Guid to, Guid by) =>
        partner.RemindersOf("one").HandOverAsync(key, to, Partner.ActorOf(by), "c", default);

    private async Task<AttestationKey> DeliveredAsync(PostedCard? card = null)
    {
        var key = await partner.RequestedAsync(card);
        await DeliverAsync();
        return key;
    }

    private async Task DeliverAsync()
    {
        foreach (var effect in (await partner.Outbox.TakeAsync(Partner.Customer, "c", default)).Held)
        {
            await partner.Outbox.DoneAsync(effect, null, []);
        }
    }
}
