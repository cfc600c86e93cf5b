using McaBot.Attestations;
using McaBot.Sandbox.World;
using McaBot.Tests.Support;

namespace McaBot.Tests.Features.Decide;

/// <summary>A request nobody decides on, in a world where weeks are seconds.</summary>
[Collection(HastyStories.Name)]
public sealed class RemindersStoryTests(HastyWorld story)
{
    [Fact]
    public async Task It_is_reminded_of_once_then_the_group_is_asked_too_then_it_is_closed_and_a_late_click_is_told_so()
    {
        var crew = story.Crew();
        var (olivia, guest) = (story.Hires("Olivia"), story.Hires("Gus"));
        guest.Person.UserType = Person.Guest;
        story.ApproversAre(olivia, guest, crew.Requester);
        var (request, _) = await crew.RequestsAsync();

        // Seen late, the newest card may be the reminder already.
        var approval = crew.Manager.Chat.Messages.First(m =>
            m.CardFor(crew.Manager.Person)?.Said().Contains(crew.Company, StringComparison.Ordinal) == true);
        Assert.Contains(
            "If nobody decides, the request is closed on", approval.CardFor(crew.Manager.Person)!.Said(), StringComparison.Ordinal);

        var reminder = await crew.Manager.Chat.WaitForAsync(m =>
            m.Id != approval.Id && m.CardFor(crew.Manager.Person)?.Has("decision.approve") == true);
        Assert.Contains("Reminded on", reminder.CardFor(crew.Manager.Person)!.Said(), StringComparison.Ordinal);
        await crew.Requester.SeesChangedAsync(request, "Reminded on");
        var earlier = await crew.Manager.SeesChangedAsync(approval, "There is a newer card about this");
        Assert.Empty(earlier.CardFor(crew.Manager.Person)!.Verbs);

        var olivias = await olivia.SeesCardWithAsync("decision.approve");
        Assert.Contains(
            "Nobody had decided, so the approver group was asked too", olivias.CardFor(olivia.Person)!.Said(), StringComparison.Ordinal);
        await crew.Requester.SeesChangedAsync(request, "Nobody had decided, so the approver group was asked too");
        await crew.Manager.SeesChangedAsync(reminder, "Nobody had decided, so the approver group was asked too");

        var expired = await crew.Ledger.ComesToRestAsync(AttestationState.Expired);
        Assert.Equal(
            ["Requested", "Assigned", "Reminded", "Assigned", "Expired"],
            (await crew.Ledger.StepsAsync()).Where((s, i) => i < 3 || s != "Reminded"));
        Assert.True(expired.Decision!.Actor.IsMcaBot);
        Assert.DoesNotContain(expired.Steps, s => s.What is Assigned asked && asked.Approvers.Contains(Guid.Parse(guest.Person.Oid)));
        foreach (var (user, card) in new[] { (crew.Manager, approval), (crew.Manager, reminder), (olivia, olivias) })
        {
            var settled = await user.SeesWithoutAsync(card, "decision.approve");
            Assert.Contains("Nobody decided in time; closed by McaBot.", settled.CardFor(user.Person)!.Said(), StringComparison.Ordinal);
        }

        await crew.Requester.SeesAsync("Nobody decided on attestation");
        await crew.Requester.SeesWithoutAsync(request, "request.remind");
        var late = await crew.Manager.PressesAsync(approval, "decision.approve");
        Assert.Contains("Nobody decided in time; closed by McaBot.", late.Card!.Said(), StringComparison.Ordinal);
        Assert.Equal(AttestationState.Expired, (await crew.Ledger.OnlyAsync()).State);
        Assert.Empty(guest.Chat.Messages);

        // The customer is free for another request.
        await crew.Agent.RequestsAsync();
        Assert.Equal(2, (await crew.Ledger.ReadAsync()).Attestations.Count);
    }

    [Fact]
    public async Task After_the_group_was_asked_the_manager_still_decides()
    {
        var crew = story.Crew();
        var olivia = story.Hires("Olivia");
        story.ApproversAre(olivia);
        var (_, approval) = await crew.RequestsAsync();
        var olivias = await olivia.SeesCardWithAsync("decision.approve");

        await crew.Manager.PressesUntilTakenAsync(approval, "decision.approve");

        var settled = await olivia.SeesWithoutAsync(olivias, "decision.approve");
        Assert.Contains($"Approved by {crew.Manager.Person.Name}.", settled.CardFor(olivia.Person)!.Said(), StringComparison.Ordinal);
        var decided = await crew.Ledger.ComesToRestAsync(AttestationState.HandedOff);
        Assert.Equal(Actor.ManagerOfRequester, decided.Decision!.Actor.Role);
    }

    [Theory]
    [InlineData("en-GB", "Nobody is left who can decide on attestation", "There is nobody left to decide")]
    [InlineData("fr-FR", "Plus personne ne peut décider de l’attestation", "Plus personne ne peut décider")]
    public async Task Where_nobody_is_left_to_decide_the_requester_is_told_and_the_manager_is_not_reminded(
        string locale, string words, string shown)
    {
        var crew = story.Crew(locale);
        story.ApproversAre();
        var (request, _) = await crew.RequestsAsync();
        crew.Requester.Person.ManagerOid = null;

        await crew.Requester.SeesAsync(words);

        await crew.Requester.SeesChangedAsync(request, shown);
        Assert.True((await crew.Ledger.OnlyAsync()).IsNobodyLeft);
        Assert.Single(crew.Manager.Chat.Messages, m => m.Card?.Said().Contains(crew.Company, StringComparison.Ordinal) == true);

        // Whoever is an approver in another story must not be asked about this.
        await crew.Requester.PressesUntilTakenAsync(request, "request.withdraw");
        await crew.Ledger.ComesToRestAsync(AttestationState.Withdrawn);
    }

    [Fact]
    public async Task What_became_due_while_the_bot_was_down_is_done_once_after_it_started_again()
    {
        var crew = story.Crew();
        story.ApproversAre();
        var (_, approval) = await crew.WaitsForDecisionAsync();
        await story.World.Bot!.KillAsync();
        await Task.Delay(TimeSpan.FromSeconds(7));
        Assert.DoesNotContain((await crew.Ledger.OnlyAsync()).Steps, s => s.What is Expired);

        await story.World.Bot.StartAsync();

        await crew.Ledger.ComesToRestAsync(AttestationState.Expired);
        Assert.Equal(["Requested", "Assigned", "Reminded", "Expired"], await crew.Ledger.StepsAsync());
        Assert.Equal(2, crew.Manager.Chat.Messages.Count(m => m.Card?.Said().Contains(crew.Company, StringComparison.Ordinal) == true));
        await crew.Manager.SeesWithoutAsync(approval, "decision.approve");
    }
}
