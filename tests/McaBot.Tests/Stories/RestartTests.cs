using McaBot.Attestations;
using McaBot.Sandbox.Wire;
using McaBot.Tests.Features.Attest.Evidence;
using McaBot.Tests.Support;

namespace McaBot.Tests.Stories;

[Collection(MortalStories.Name)]
public sealed class RestartTests(MortalWorld story)
{
    [Fact]
    public async Task A_restart_in_the_middle_of_the_dialog_and_before_the_decision_loses_nothing()
    {
        var crew = story.Crew();
        var card = await crew.Agent.DescribesCustomerAsync(await crew.Agent.ChoosesAsync(await crew.Agent.StartsAsync()));
        await story.World.Bot!.RestartAsync();

        card = await crew.Agent.DescribesAcceptanceAsync(card);
        Assert.Contains(crew.Company, card.CardFor(crew.Requester.Person)!.Said(), StringComparison.Ordinal);
        var request = await crew.Agent.ConfirmsAsync(card);
        var approval = await crew.Manager.SeesCardWithAsync("decision.approve");
        await crew.Ledger.ComesToRestAsync(AttestationState.Requested);
        await story.World.Bot.KillAsync();
        Assert.Equal(0, (await crew.Manager.PressesAsync(approval, "decision.approve")).Delivery!.Status);
        await story.World.Bot.StartAsync();

        await crew.Manager.PressesAsync(approval, "decision.approve");
        await crew.Agent.SeesAgainAsync(request, "request.recorded");
        await crew.Ledger.ComesToRestAsync(AttestationState.HandedOff);
        Assert.Equal(["Requested", "Assigned", "Approved", "HandedOff"], await crew.Ledger.StepsAsync());
        Assert.Single(crew.Manager.Chat.Messages, m => m.Card?.Said().Contains(crew.Company, StringComparison.Ordinal) == true);
    }

    [Fact]
    public async Task A_draft_keeps_its_files_over_a_restart()
    {
        var crew = story.Crew();
        var card = await crew.Agent.DescribesCustomerAsync(await crew.Agent.ChoosesAsync(await crew.Agent.StartsAsync()));
        await crew.Requester.AttachesAsync("proof.pdf", SampleFiles.Pdf());
        await crew.Requester.SeesAsync("1 file is attached");
        await story.World.Bot!.RestartAsync();

        card = await crew.Agent.DescribesAcceptanceAsync(card);
        Assert.Contains("proof.pdf", card.CardFor(crew.Requester.Person)!.Said(), StringComparison.Ordinal);
        await crew.ConfirmsAsync(card);

        await crew.Manager.PressesAsync(await crew.Manager.SeesCardWithAsync("decision.approve"), "evidence.open");
        Assert.Equal(SampleFiles.Pdf(), (await crew.Manager.ReceivesFileAsync("proof.pdf")).Content);
    }

    [Fact]
    public async Task A_kill_right_after_the_confirmation_leaves_its_effects_to_the_next_process()
    {
        var crew = story.Crew();
        using var death = story.World.Faults.Next(
            new Fault
            {
                Service = "graph",
                Method = "POST",
                Path = $"/users/{crew.Manager.Person.Oid}/teamwork/installedApps",
                Do = () => story.World.Bot!.KillAsync(),
                Drop = true,
            });
        var card = await crew.Agent.ReachesConfirmationAsync();
        await crew.Requester.PressesAsync(card, "attest.confirm");
        await death.HitAsync();
        await story.World.Bot!.Exited;
        Assert.Empty(crew.Manager.Chat.Messages);

        await story.World.Bot.StartAsync();

        var request = await crew.Agent.SeesAgainAsync(card, "request.withdraw");
        var approval = await crew.Manager.SeesCardWithAsync("decision.approve");
        await crew.Ledger.ComesToRestAsync(AttestationState.Requested);
        Assert.Single(crew.Manager.Chat.Messages, m => m.Card?.Said().Contains(crew.Company, StringComparison.Ordinal) == true);
        await crew.Manager.PressesAsync(approval, "decision.approve");
        await crew.Agent.SeesAgainAsync(request, "request.recorded");
    }

    [Fact]
    public async Task A_kill_between_a_post_and_its_note_costs_one_visible_duplicate_at_most_and_both_settle()
    {
        var crew = story.Crew();
        await crew.Manager.OpensMcaBotAsync();
        using var death = story.World.Faults.Next(
            new Fault
            {
                Service = "teams",
                Method = "POST",
                Path = crew.Manager.Chat.Id[2..],
                Do = () => story.World.Bot!.KillAsync(),
                AfterEffect = true,
                Drop = true,
            });
        var card = await crew.Agent.ReachesConfirmationAsync();
        await crew.Requester.PressesAsync(card, "attest.confirm");
        await death.HitAsync();
        await story.World.Bot!.Exited;

        await story.World.Bot.StartAsync();

        await crew.Ledger.ComesToRestAsync(AttestationState.Requested);
        var copies = crew.Manager.Chat.Messages.Where(m => m.Card?.Has("decision.approve") == true).ToList();
        Assert.InRange(copies.Count, 1, 2);
        await crew.Manager.PressesAsync(copies[^1], "decision.approve");
        await crew.Ledger.ComesToRestAsync(AttestationState.HandedOff);
        await crew.Manager.SeesWithoutAsync(copies[^1], "decision.approve");
        Assert.Equal(["Requested", "Assigned", "Approved", "HandedOff"], await crew.Ledger.StepsAsync());
    }

    [Fact]
    public async Task A_kill_right_after_the_decision_was_written_still_tells_everybody()
    {
        var crew = story.Crew();
        var (request, approval) = await crew.WaitsForDecisionAsync();
        using var death = story.World.Faults.Next(new Fault
        {
            Service = "teams", Path = crew.Requester.Chat.Id[2..], Do = () => story.World.Bot!.KillAsync(), Drop = true,
        });
        await crew.Manager.PressesAsync(approval, "decision.approve");
        await death.HitAsync();
        await story.World.Bot!.Exited;

        await story.World.Bot.StartAsync();

        await crew.Agent.SeesAgainAsync(request, "request.recorded");
        await crew.Manager.SeesWithoutAsync(approval, "decision.approve");
        await crew.Requester.SeesAsync("was approved. Please record it now");
        await crew.Ledger.ComesToRestAsync(AttestationState.HandedOff);
        Assert.Equal(["Requested", "Assigned", "Approved", "HandedOff"], await crew.Ledger.StepsAsync());
    }
}
