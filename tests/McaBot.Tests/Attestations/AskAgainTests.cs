using McaBot.Attestations;
using McaBot.Tests.Attestations.Doubles;

namespace McaBot.Tests.Attestations;

/// <summary>Reminding of a request whose approvers can decide no more asks whoever decides now, at once and on record.</summary>
public sealed class AskAgainTests
{
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    private readonly Partner partner = new();

    public static TheoryData<string, bool> Lost
    {
        get
        {
            var lost = new TheoryData<string, bool>();
            foreach (var how in new[] { "gone", "disabled", "guest", "replaced", "without a successor" })
            {
                lost.Add(how, true);
                lost.Add(how, false);
            }

            return lost;
        }
    }

    [Theory]
    [MemberData(nameof(Lost))]
    public async Task Where_the_manager_decides_no_more_whoever_decides_now_is_asked(string how, bool byRequester)
    {
        var key = await partner.RequestedAsync();
        Loses(how);

        var isDone = byRequester ? (await RemindAsync(key)).IsDone : await AdvanceAsync(Day) is WaitingStep.Remind;

        var now = partner.Find(key);
        Assert.True(isDone);
        Assert.Equal([typeof(Requested), typeof(Assigned), typeof(Assigned)], now.Steps.Select(s => s.What.GetType()));
        Assert.Equal(AssignmentCause.RightLost, now.Assignment!.Cause);
        Assert.Equal(how == "replaced" ? [Partner.Outsider] : [Partner.Approver, Partner.OtherApprover], now.Assignment.Approvers);
        Assert.True(now.Steps[^1].Actor.IsMcaBot);
        Assert.True((await partner.Service.ApproveAsync(key, Partner.ActorOf(now.Assignment.Approvers[0]), "c", default)).IsDone);
    }

    [Fact]
    public async Task Of_a_group_that_was_asked_one_who_is_left_is_reminded_and_once_nobody_is_the_others_are_asked()
    {
        partner.Directory.Managers.Clear();
        var key = await partner.RequestedAsync();
        partner.Directory.Group.Remove(Partner.Approver);
        partner.Time.Advance(Day);

        Assert.IsType<Reminded>((await RemindAsync(key)).Attestation!.Steps[^1].What);
        partner.Directory.Group.Remove(Partner.OtherApprover);
        partner.Directory.Group.Add(Partner.Outsider);
        Assert.True((await RemindAsync(key)).IsDone);

        Assert.Equal([Partner.Outsider], partner.Find(key).Assignment!.Approvers);
        Assert.Equal(AssignmentCause.RightLost, partner.Find(key).Assignment!.Cause);
    }

    [Fact]
    public async Task Of_a_group_that_was_asked_whoever_left_and_decides_takes_nobody_elses_right()
    {
        partner.Directory.Managers.Clear();
        partner.Directory.Group.Add(Partner.Outsider);
        var key = await partner.RequestedAsync();
        partner.Directory.Managers[Partner.Agent] = Partner.Manager;
        partner.Directory.Group.Remove(Partner.Approver);

        var refused = await partner.Service.ApproveAsync(key, Partner.ActorOf(Partner.Approver), "c", default);

        var asked = partner.Find(key).Assignment!;
        Assert.Equal(Refusal.RightLost, refused.Refusal);
        Assert.Equal((ApprovalRoute.ApproverGroup, AssignmentCause.RightLost), (asked.Route, asked.Cause!.Value));
        Assert.Equal([Partner.OtherApprover, Partner.Outsider], asked.Approvers);
        Assert.DoesNotContain(partner.Find(key).Messages.Values, m => m.Target == Partner.Manager.ToString("D"));
        Assert.True((await partner.Service.ApproveAsync(key, Partner.ActorOf(Partner.OtherApprover), "c", default)).IsDone);
    }

    [Fact]
    public async Task Who_was_asked_as_the_manager_and_decides_as_a_member_of_the_group_now_is_asked_so_and_decides()
    {
        var key = await partner.RequestedAsync();
        partner.Directory.Managers.Clear();
        partner.Directory.Group.Clear();
        partner.Directory.Group.Add(Partner.Manager);

        var refused = await partner.Service.ApproveAsync(key, Partner.ActorOf(Partner.Manager), "c", default);

        Assert.Equal(Refusal.RightLost, refused.Refusal);
        Assert.Equal(ApprovalRoute.ApproverGroup, partner.Find(key).Assignment!.Route);
        Assert.True((await partner.Service.ApproveAsync(key, Partner.ActorOf(Partner.Manager), "c", default)).IsDone);
    }

    [Fact]
    public async Task Where_whoever_took_it_over_for_the_group_left_the_group_is_asked_again()
    {
        var key = await HandedOverForTheGroupAsync();
        Assert.Equal(AssignmentCause.HandedOver, partner.Find(key).Assignment!.Cause);
        partner.Directory.Group.Remove(Partner.OtherApprover);

        await partner.Service.ApproveAsync(key, Partner.ActorOf(Partner.OtherApprover), "c", default);

        var asked = partner.Find(key).Assignment!;
        Assert.Equal((ApprovalRoute.ManagerOrGroup, AssignmentCause.RightLost), (asked.Route, asked.Cause!.Value));
        Assert.Equal([Partner.Manager, Partner.Approver], asked.Approvers);
    }

    [Fact]
    public async Task Where_another_than_whoever_took_it_over_left_it_stays_with_that_one_alone()
    {
        var key = await HandedOverForTheGroupAsync();
        partner.Directory.Managers[Partner.Agent] = Partner.Outsider;

        var refused = await partner.Service.ApproveAsync(key, Partner.ActorOf(Partner.Manager), "c", default);

        Assert.Equal(Refusal.RightLost, refused.Refusal);
        Assert.Equal([Partner.OtherApprover], partner.Find(key).Assignment!.Approvers);
        Assert.True((await partner.Service.ApproveAsync(key, Partner.ActorOf(Partner.OtherApprover), "c", default)).IsDone);
    }

    [Fact]
    public async Task Nobody_is_asked_in_place_of_whom_the_decision_was_handed_over_to_meanwhile()
    {
        var key = await partner.RequestedAsync();
        var late = new LateReading(partner.Memory, partner.Ledger);
        partner.Time.Advance(TimeSpan.FromMinutes(1));
        await partner.RemindersOf("one").HandOverAsync(key, Partner.Approver, Partner.ActorOf(Partner.Manager), "c", default);
        partner.Directory.Managers[Partner.Agent] = Partner.Outsider;

        var refused = await partner.ServiceOf(late, "two").ApproveAsync(key, Partner.ActorOf(Partner.Manager), "c", default);

        Assert.Equal(Refusal.RightLost, refused.Refusal);
        Assert.Equal([Partner.Approver], partner.Find(key).Assignment!.Approvers);
        Assert.Equal(AssignmentCause.HandedOver, partner.Find(key).Assignment!.Cause);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Where_nobody_can_decide_nobody_is_said_to_be_reminded(bool byRequester)
    {
        var key = await partner.RequestedAsync();
        Loses("gone");
        partner.Directory.Group.Clear();
        partner.Time.Advance(Day);

        if (byRequester)
        {
            Assert.Equal(Refusal.NobodyLeft, (await RemindAsync(key)).Refusal);
        }
        else
        {
            await AdvanceAsync(Day);
        }

        Assert.Equal([typeof(Requested), typeof(Assigned)], partner.Find(key).Steps.Select(s => s.What.GetType()));
    }

    [Fact]
    public async Task That_nobody_is_left_to_decide_is_told_once_and_is_over_once_somebody_is_asked()
    {
        var key = await partner.RequestedAsync();
        Loses("gone");
        List<Guid> group = [.. partner.Directory.Group];
        partner.Directory.Group.Clear();

        Assert.Equal(WaitingStep.Remind, await AdvanceAsync(Day));
        Assert.Null(await AdvanceAsync(TimeSpan.FromHours(1)));

        var stuck = partner.Find(key);
        Assert.True(stuck.IsNobodyLeft);
        Assert.Equal(MessageState.NobodyLeft, Assert.Single(OpenProblem.Of(stuck)).Why);
        Assert.Single(stuck.Messages.Values, m => m.Kind == MessageKind.TellRequester);
        Assert.Single(stuck.Messages.Values, m => m is { Kind: MessageKind.Announce, Target: not null });
        Assert.DoesNotContain(stuck.Messages.Values, m => m is { Kind: MessageKind.RemindApprover, IsSettled: false });

        // Nor is whoever cannot decide reminded while the directory cannot be asked.
        partner.Directory.IsDown = true;
        await Assert.ThrowsAsync<DirectoryUnavailableException>(() => AdvanceAsync(TimeSpan.FromHours(1)));
        partner.Directory.IsDown = false;
        Assert.True(partner.Find(key).IsNobodyLeft);

        foreach (var member in group) partner.Directory.Group.Add(member);
        Assert.Equal(WaitingStep.Remind, await AdvanceAsync(TimeSpan.FromHours(1)));
        var asked = partner.Find(key);
        Assert.False(asked.IsNobodyLeft);
        Assert.Empty(OpenProblem.Of(asked));
        Assert.Equal(AssignmentCause.RightLost, asked.Assignment!.Cause);
    }

    [Fact]
    public async Task A_manager_who_is_away_is_not_reminded_at_the_requesters_wish_either()
    {
        var key = await partner.RequestedAsync();
        partner.Directory.Away.Add(Partner.Manager);

        var asked = (await RemindAsync(key)).Attestation!.Assignment!;

        Assert.Equal((ApprovalRoute.ManagerOrGroup, AssignmentCause.Away), (asked.Route, asked.Cause!.Value));
        Assert.Equal(Refusal.RemindedLately, (await RemindAsync(key)).Refusal);
    }

    [Fact]
    public async Task While_the_directory_cannot_be_read_the_requester_reminds_nobody()
    {
        var key = await partner.RequestedAsync();
        var bytes = partner.Memory[Partner.Customer];
        partner.Directory.IsDown = true;
        partner.Time.Advance(Day);

        await Assert.ThrowsAsync<DirectoryUnavailableException>(() => RemindAsync(key));

        Assert.Equal(bytes, partner.Memory[Partner.Customer]);
    }

    private void Loses(string how)
    {
        switch (how)
        {
            case "gone": partner.Directory.People.Remove(Partner.Manager); break;
            case "disabled": partner.Directory.Add(Partner.Manager, enabled: false); break;
            case "guest": partner.Directory.Add(Partner.Manager, guest: true); break;
            case "replaced": partner.Directory.Managers[Partner.Agent] = Partner.Outsider; break;
            default: partner.Directory.Managers.Clear(); break;
        }
    }

    /// <summary>The manager is away, and of the group, which is asked too, one hands it to another.</summary>
    private async Task<AttestationKey> HandedOverForTheGroupAsync()
    {
        var key = await partner.RequestedAsync();
        partner.Directory.Away.Add(Partner.Manager);
        await RemindAsync(key);
        partner.Time.Advance(TimeSpan.FromMinutes(1));
        await partner.RemindersOf("one").HandOverAsync(
            key, Partner.OtherApprover, Partner.ActorOf(Partner.Approver), "c", default);
        return key;
    }

    private Task<Outcome> RemindAsync(AttestationKey key) =>
        partner.RemindersOf("one").RemindAsync(key, Partner.ActorOf(Partner.Agent), "c", default);

    private async Task<WaitingStep?> AdvanceAsync(TimeSpan later)
    {
        foreach (var effect in (await partner.Outbox.TakeAsync(Partner.Customer, "c", default)).Held)
        {
            await partner.Outbox.DoneAsync(effect, null, []);
        }

        partner.Time.Advance(later);
        return await partner.ExpiryProcessOf("one").AdvanceAsync(partner.Ledger, "c", default);
    }

    /// <summary>What is read first is what stood there some time ago.</summary>
    private sealed class LateReading(ILedger ledger, CustomerLedger earlier) : ILedger
    {
        private CustomerLedger? first = earlier;

        public Task<CustomerLedger> ReadAsync(Guid customer, CancellationToken cancellationToken) =>
            Interlocked.Exchange(ref first, null) is { } before
                ? Task.FromResult(before)
                : ledger.ReadAsync(customer, cancellationToken);

        public Task<CustomerLedger?> AppendAsync(
            CustomerLedger present, IReadOnlyList<Entry> entries, CancellationToken cancellationToken) =>
            ledger.AppendAsync(present, entries, cancellationToken);
    }
}
