using McaBot.Attestations;
using McaBot.Sandbox.World;
using McaBot.Tests.Support;

namespace McaBot.Tests.Features.Bulk;

/// <summary>A bulk request nobody decides on, in a world where days are seconds.</summary>
[Collection(BulkStories.Name)]
public sealed class BulkRemindersTests(BulkWorld story)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    [Fact]
    public async Task It_is_reminded_of_in_one_message_then_the_group_is_asked_too_and_each_ledger_says_so()
    {
        var crew = new BulkCrew(story, 4);
        var olivia = story.Hires("Olivia");
        story.ApproversAre(olivia, crew.Agent);
        var (progress, approval) = await crew.RequestsAsync();

        var reminder = await crew.Manager.Chat.WaitForAsync(
            m => m.Id != approval.Id && m.Card?.Has("bulk.approve") == true, timeout: Patience);
        Assert.Contains("The approvers were reminded on", reminder.CardFor(crew.Manager.Person)!.Said(), StringComparison.Ordinal);
        await crew.Agent.SeesChangedAsync(progress, "The approvers were reminded on");
        Assert.Empty(olivia.Chat.Messages);

        var hers = await olivia.SeesCardWithAsync("bulk.approve", timeout: Patience);
        Assert.Contains("so the approver group was asked too", hers.CardFor(olivia.Person)!.Said(), StringComparison.Ordinal);
        await crew.Agent.SeesChangedAsync(progress, "so the approver group was asked too");
        await crew.Manager.SeesChangedAsync(approval, "so the approver group was asked too");
        foreach (var ledger in crew.Ledgers)
        {
            Assert.Equal(["Requested", "Assigned", "Reminded", "Assigned"], await StepsAsync(ledger));
            var row = await ledger.OnlyAsync();
            Assert.All(row.Steps.Skip(2), step => Assert.True(step.Actor.IsMcaBot));
            Assert.Equal((ApprovalRoute.ManagerOrGroup, AssignmentCause.Escalated), (row.Assignment!.Route, row.Assignment.Cause));
            Assert.DoesNotContain(row.Messages.Values, e =>
                e.Kind is MessageKind.TellApprover or MessageKind.RemindApprover or MessageKind.TellRequester);
        }

        await olivia.PressesUntilTakenAsync(olivia.Chat.Find(hers.Id)!, "bulk.approve");
        await crew.Agent.SeesAsync("is decided: 4 approved, 0 rejected");
        Assert.All(await crew.AttestationsAsync(), a => Assert.Equal(olivia.Person.Oid, a.Decision!.Actor.ObjectId.ToString("D")));
        await crew.Manager.SeesWithoutAsync(reminder, "bulk.approve");
        Assert.InRange(crew.Manager.Chat.Messages.Count(IsAboutAll), 2, 3);
        Assert.Single(olivia.Chat.Messages, m => IsAboutAll(m));
    }

    [Fact]
    public async Task Reminding_and_handing_over_by_a_rows_number_act_on_the_one_message_about_all()
    {
        var crew = new BulkCrew(story, 3);
        var (progress, approval) = await crew.RequestsAsync();
        var number = (await crew[1].ComesToRestAsync(AttestationState.Requested)).Number;
        await Waiting.UntilAsync("the reminder to be told again", async () =>
            (await crew.Agent.SaysAsync($"remind {number}")) is not null
            && crew.Agent.LastWords().Contains("told again about all of bulk request", StringComparison.Ordinal));

        var reminder = await crew.Manager.Chat.WaitForAsync(
            m => m.Id != approval.Id && m.Card?.Has("bulk.approve") == true, timeout: Patience);
        await Waiting.UntilAsync("every request to be reminded of", async () =>
            (await crew.AttestationsAsync()).All(a =>
                a.Steps.Any(s => s.What is Reminded && s.Actor.ObjectId.ToString("D") == crew.Agent.Person.Oid)));
        Assert.Equal(2, crew.Manager.Chat.Messages.Count(m => m.Card?.Has("bulk.approve") == true));
        await crew.Manager.SaysAsync($"remind {number}");
        Assert.Contains("Only the requester", crew.Manager.LastWords(), StringComparison.Ordinal);

        var olivia = await crew.HandsOverAsync(1, "Olivia");
        var hers = await olivia.SeesCardWithAsync("decision.approve");
        Assert.Contains(crew.NameOf(1), hers.CardFor(olivia.Person)!.Said(), StringComparison.Ordinal);
        approval = await crew.Manager.SeesChangedAsync(approval, "asks for 2 attestations");
        Assert.DoesNotContain(crew.NameOf(1), approval.CardFor(crew.Manager.Person)!.Said(), StringComparison.Ordinal);
        await crew.Manager.PressesUntilTakenAsync(approval, "bulk.approve");
        await olivia.PressesUntilTakenAsync(hers, "decision.approve");

        await crew.Agent.SeesAsync("is decided: 3 approved, 0 rejected");
        var deciders = (await crew.AttestationsAsync()).Select(a => a.Decision!.Actor.ObjectId.ToString("D")).ToList();
        Assert.Equal([crew.Manager.Person.Oid, olivia.Person.Oid, crew.Manager.Person.Oid], deciders);
        Assert.DoesNotContain(olivia.Chat.Messages, m => m.Card?.Has("bulk.approve") == true);
        await crew.Manager.SeesWithoutAsync(reminder, "bulk.approve");
    }

    [Fact]
    public async Task Where_the_approver_has_left_a_reminder_asks_whoever_decides_now_about_all_of_it()
    {
        var crew = new BulkCrew(story, 3);
        var olivia = story.Hires("Olivia");
        story.ApproversAre(olivia, crew.Agent);
        var (progress, _) = await crew.RequestsAsync();
        story.World.Directory.Remove(crew.Manager.Person);

        await crew.Agent.PressesAsync(progress, "bulk.remind");

        var hers = await olivia.SeesCardWithAsync("bulk.approve", timeout: Patience);
        foreach (var ledger in crew.Ledgers)
        {
            Assert.Equal(["Requested", "Assigned", "Assigned"], await ledger.StepsAsync());
            Assert.Equal(AssignmentCause.RightLost, (await ledger.OnlyAsync()).Assignment!.Cause);
        }

        Assert.Single(crew.Manager.Chat.Messages, m => IsAboutAll(m));
        await olivia.PressesUntilTakenAsync(olivia.Chat.Find(hers.Id)!, "bulk.approve");
        await crew.Agent.SeesAsync("is decided: 3 approved, 0 rejected");
    }

    [Fact]
    public async Task A_row_whose_ledger_is_broken_holds_up_no_reminder_and_no_escalation_of_the_others_nor_repeats_them()
    {
        var crew = new BulkCrew(story, 3);
        var olivia = story.Hires("Olivia");
        story.ApproversAre(olivia, crew.Agent);
        await crew.RequestsAsync();
        foreach (var ledger in crew.Ledgers) await ledger.ComesToRestAsync(AttestationState.Requested);
        await crew[1].TamperAsync(text => text.Insert(text.LastIndexOf("\"at\":\"2", StringComparison.Ordinal) + 6, "1"));

        await crew.Manager.SeesCardAsync(
            c => c.Said().Contains("The approvers were reminded on", StringComparison.Ordinal), timeout: Patience);
        await olivia.SeesCardWithAsync("bulk.approve", timeout: Patience);

        Assert.Equal(["Requested", "Assigned", "Reminded", "Assigned"], await StepsAsync(crew[0]));
        Assert.Equal(["Requested", "Assigned", "Reminded", "Assigned"], await StepsAsync(crew[2]));
    }

    /// <summary>Without what those who were asked last are reminded of again, where it is looked at late.</summary>
    private static async Task<IEnumerable<string>> StepsAsync(LedgerWatch ledger) =>
        (await ledger.StepsAsync()).Where((step, at) => at < 4 || step != "Reminded");

    private static bool IsAboutAll(Message message) =>
        message.Card?.Said().Contains("Bulk request BULK-", StringComparison.Ordinal) == true;
}
