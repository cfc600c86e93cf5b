using McaBot.Attestations;
using McaBot.Sandbox.World;
using McaBot.Tests.Support;

namespace McaBot.Tests.Features.Decide;

[Collection(PatientStories.Name)]
public sealed class RemindAndAbsenceTests(PatientWorld story)
{
    [Fact]
    public async Task A_requester_has_the_approver_told_again_but_not_twice_in_a_row()
    {
        var crew = story.Crew();
        var (request, approval) = await crew.WaitsForDecisionAsync();
        await UntilTheyMayRemindAsync(crew);

        var reminded = await crew.Requester.PressesAsync(request, "request.remind");
        Assert.Contains("Reminded on", reminded.Card!.Said(), StringComparison.Ordinal);
        var again = await crew.Requester.PressesAsync(request, "request.remind");
        Assert.Contains("The approvers were told a short while ago", again.Message, StringComparison.Ordinal);
        Assert.Contains(
            $"You can do it again from {OnTheClockOf(crew.Requester, (await crew.Ledger.OnlyAsync()).ToldAt)}.", again.Message,
            StringComparison.Ordinal);

        var reminder = await crew.Manager.Chat.WaitForAsync(m =>
            m.Id != approval.Id && m.CardFor(crew.Manager.Person)?.Has("decision.approve") == true);
        await crew.Ledger.ComesToRestAsync(AttestationState.Requested);
        Assert.Equal(["Requested", "Assigned", "Reminded"], await crew.Ledger.StepsAsync());
        Assert.Single(crew.Manager.Chat.Messages, m => m.CardFor(crew.Manager.Person)?.Has("decision.approve") == true);
        await crew.Manager.PressesAsync(reminder, "decision.approve");
        await crew.Manager.SeesWithoutAsync(approval, "decision.approve");
        await crew.Manager.SeesWithoutAsync(reminder, "decision.approve");
        var late = await crew.Requester.PressesAsync(request, "request.remind");
        Assert.Contains($"Approved by {crew.Manager.Person.Name}.", late.Card!.Said(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Reminding_can_be_written_by_its_number_and_by_nobody_but_the_requester()
    {
        var crew = story.Crew("fr-FR");
        await crew.WaitsForDecisionAsync();
        var number = (await crew.Ledger.OnlyAsync()).Number;
        await UntilTheyMayRemindAsync(crew);

        await crew.Manager.SaysAsync($"remind {number}");
        Assert.Contains("Only the requester", crew.Manager.LastWords(), StringComparison.Ordinal);
        Assert.Equal(["Requested", "Assigned"], await crew.Ledger.StepsAsync());

        await crew.Requester.SaysAsync($"relancer {number}");
        Assert.Contains($"Les approbateurs de l’attestation {number} sont relancés.", crew.Requester.LastWords(), StringComparison.Ordinal);
        Assert.Equal(["Requested", "Assigned", "Reminded"], await crew.Ledger.StepsAsync());
    }

    [Fact]
    public async Task While_the_manager_is_away_the_group_is_asked_at_once_and_the_cards_say_why()
    {
        var crew = story.Crew();
        var olivia = story.Hires("Olivia");
        story.ApproversAre(olivia);
        crew.Manager.Person.IsAway = true;

        var (request, hers) = (await crew.Agent.RequestsAsync(), await olivia.SeesCardWithAsync("decision.approve"));
        var managers = await crew.Manager.SeesCardWithAsync("decision.approve");

        Assert.Contains("because the manager is away", hers.CardFor(olivia.Person)!.Said(), StringComparison.Ordinal);
        await crew.Requester.SeesChangedAsync(request, "because the manager is away");
        await olivia.PressesAsync(hers, "decision.approve");
        await crew.Manager.SeesWithoutAsync(managers, "decision.approve");
        var decided = await crew.Ledger.ComesToRestAsync(AttestationState.HandedOff);
        Assert.Equal((ApprovalRoute.ManagerOrGroup, AssignmentCause.Away), (decided.Assignment!.Route, decided.Assignment.Cause!.Value));
    }

    [Fact]
    public async Task Absence_that_cannot_be_read_counts_as_presence_and_delays_nobody()
    {
        var olivia = story.Hires("Olivia");
        foreach (var _ in Enumerable.Range(0, 2))
        {
            var crew = story.Crew();
            story.ApproversAre(olivia);
            crew.Manager.Person.IsAway = true;
            using var refused = story.World.Faults.Next(
                "graph", $"/users/{crew.Manager.Person.Oid}/mailboxSettings", times: 10, status: 403);

            await crew.WaitsForDecisionAsync();

            Assert.Equal(ApprovalRoute.Manager, (await crew.Ledger.OnlyAsync()).Assignment!.Route);
        }

        Assert.Empty(olivia.Chat.Messages);
        await Waiting.UntilLoggedAsync(story.World.Bot!, "MailboxSettings.Read is missing");
        Assert.Single(story.World.Bot!.Lines, line => line.Contains("MailboxSettings.Read is missing", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("gone", "button", "en-GB", "can no longer decide, so whoever decides now is asked")]
    [InlineData("disabled", "remind", "en-GB", "can no longer decide, so whoever decides now is asked")]
    [InlineData("guest", "relancer", "fr-FR", "ne peut plus décider\u00A0: celle qui décide désormais est sollicitée")]
    public async Task Where_the_approver_has_left_a_reminder_asks_whoever_decides_now_and_says_so(
        string how, string way, string locale, string words)
    {
        var crew = story.Crew(locale);
        var olivia = story.Hires("Olivia");
        story.ApproversAre(olivia);
        var (request, _) = await crew.WaitsForDecisionAsync();
        var number = (await crew.Ledger.OnlyAsync()).Number;
        crew.Manager.Person.AccountEnabled = how != "disabled";
        crew.Manager.Person.UserType = how == "guest" ? Person.Guest : Person.Member;
        if (how == "gone") story.World.Directory.Remove(crew.Manager.Person);
        await story.World.Client.SettledAsync();
        var told = crew.Manager.Chat.Messages.Count;

        await (
            way == "button" ? (Task)crew.Requester.PressesAsync(request, "request.remind") : crew.Requester.SaysAsync($"{way} {number}"));

        await crew.Requester.SeesAsync(words);
        var hers = await olivia.SeesCardWithAsync("decision.approve");
        await crew.Requester.SeesChangedAsync(request, olivia.Person.Name);
        var attestation = await crew.Ledger.ComesToRestAsync(AttestationState.Requested);
        Assert.Equal(["Requested", "Assigned", "Assigned"], await crew.Ledger.StepsAsync());
        Assert.Equal(
            (AssignmentCause.RightLost, olivia.Person.Oid),
            (attestation.Assignment!.Cause, Assert.Single(attestation.Assignment.Approvers).ToString("D")));
        Assert.Equal(told, crew.Manager.Chat.Messages.Count);
        await olivia.PressesAsync(hers, "decision.approve");
        await crew.Ledger.ComesToRestAsync(AttestationState.HandedOff);
    }

    [Fact]
    public async Task Where_nobody_is_left_to_decide_a_reminder_says_that()
    {
        var crew = story.Crew();
        story.ApproversAre(crew.Requester);
        var (request, _) = await crew.WaitsForDecisionAsync();
        var number = (await crew.Ledger.OnlyAsync()).Number;
        story.World.Directory.Remove(crew.Manager.Person);

        var pressed = await crew.Requester.PressesAsync(request, "request.remind");
        await crew.Requester.SaysAsync($"remind {number}");

        Assert.Contains("There is nobody left to decide", pressed.Message, StringComparison.Ordinal);
        Assert.Contains("There is nobody left to decide", crew.Requester.LastWords(), StringComparison.Ordinal);
        Assert.Equal(["Requested", "Assigned"], await crew.Ledger.StepsAsync());
    }

    private static string OnTheClockOf(TeamsUser user, DateTimeOffset told)
    {
        var from = told + PatientWorld.RemindAtMostEvery;
        from = from.AddTicks((TimeSpan.TicksPerMinute - (from.Ticks % TimeSpan.TicksPerMinute)) % TimeSpan.TicksPerMinute);
        var at = TimeZoneInfo.ConvertTime(from, TimeZoneInfo.FindSystemTimeZoneById(user.Person.TimeZone));
        return at.ToString("d MMMM yyyy 'at' HH:mm", System.Globalization.CultureInfo.InvariantCulture)
            + (at.Offset == TimeSpan.Zero ? " UTC" : "");
    }

    private static async Task UntilTheyMayRemindAsync(Crew crew)
    {
        var told = (await crew.Ledger.OnlyAsync()).ToldAt;
        var from = told + PatientWorld.RemindAtMostEvery + TimeSpan.FromSeconds(0.2);
        await Waiting.UntilAsync("the time when they may remind", () => TimeProvider.System.GetUtcNow() > from);
    }
}
