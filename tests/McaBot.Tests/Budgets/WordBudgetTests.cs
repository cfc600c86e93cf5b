using McaBot.Attestations;
using McaBot.Sandbox.World;
using McaBot.Tests.Support;
using Xunit.Abstractions;

namespace McaBot.Tests.Budgets;

/// <summary>What is done about a request that is there, by button and in words; and what is looked up about it.</summary>
public sealed class WordBudgetTests(BudgetWorld stories, ITestOutputHelper output) : IClassFixture<BudgetWorld>
{
    private readonly Budget budget = new(stories, output);

    [Fact]
    public async Task A_reminder_is_three_calls_deep_by_button_alone_and_by_number()
    {
        var crew = stories.Crew();
        var (request, _) = await crew.WaitsForDecisionAsync();
        await budget.MeetsAsync(crew.Requester, crew.Manager);
        var number = (await crew.Ledger.OnlyAsync()).Number;

        await budget.CostsAsync("button", depth: 2, calls: 8, () => crew.Requester.PressesAsync(request, "request.remind"));
        await crew.Ledger.ComesToRestAsync(AttestationState.Requested);
        await budget.CostsAsync("alone", depth: 3, calls: 9, () => crew.Requester.SaysAsync("remind"));
        await crew.Ledger.ComesToRestAsync(AttestationState.Requested);
        await budget.CostsAsync("number", depth: 3, calls: 10, () => crew.Requester.SaysAsync($"remind {number}"));
        await crew.Ledger.ComesToRestAsync(AttestationState.Requested);

        Assert.Equal(3, (await crew.Ledger.StepsAsync()).Count(step => step == "Reminded"));
    }

    [Fact]
    public async Task Asking_to_whom_a_decision_can_be_handed_over_is_a_look_and_handing_it_over_a_decision()
    {
        var crew = stories.Crew();
        var olivia = stories.Hires("Olivia");
        stories.ApproversAre(olivia);
        var (_, approval) = await crew.WaitsForDecisionAsync();
        await budget.MeetsAsync(crew.Manager, olivia);
        var number = (await crew.Ledger.OnlyAsync()).Number;

        await budget.CostsAsync("number", depth: 2, calls: 8, () => crew.Manager.SaysAsync($"hand over {number}"));
        await budget.CostsAsync("alone", depth: 2, calls: 7, () => crew.Manager.SaysAsync("hand over"));
        await budget.CostsAsync("button", depth: 1, calls: 6, () => crew.Manager.PressesAsync(approval, "decision.hand-over"));
        var choice = crew.Manager.Chat.Find(approval.Id)!;

        // Each card that was called up is noted, and takes the place of the one before.
        await crew.Ledger.ComesToRestAsync(AttestationState.Requested);
        await budget.CostsAsync("done", depth: 2, calls: 10, () =>
            crew.Manager.PressesAsync(choice, "decision.hand-over", ("handOverTo", olivia.Person.Oid)));
        await crew.Ledger.ComesToRestAsync(AttestationState.Requested);

        Assert.True((await crew.Ledger.OnlyAsync()).IsApprover(Guid.Parse(olivia.Person.Oid)));
    }

    [Fact]
    public async Task Withdrawing_and_recording_are_two_calls_deep()
    {
        var (withdrawn, recorded) = (stories.Crew(), stories.Crew());
        var (request, _) = await withdrawn.WaitsForDecisionAsync();
        var card = await recorded.IsApprovedAsync();
        await recorded.Ledger.ComesToRestAsync(AttestationState.HandedOff);
        await budget.MeetsAsync(withdrawn.Requester, recorded.Requester);
        var done = await recorded.Agent.SeesAgainAsync(card, "request.recorded");

        await budget.CostsAsync("withdraw", depth: 2, calls: 6, () => withdrawn.Requester.PressesAsync(request, "request.withdraw"));
        await budget.CostsAsync("record", depth: 2, calls: 7, () =>
            recorded.Requester.PressesAsync(done, "request.recorded", ("reference", "PC-2026-0042")));

        await withdrawn.Ledger.ComesToRestAsync(AttestationState.Withdrawn);
        await recorded.Ledger.ComesToRestAsync(AttestationState.Completed);
    }

    [Fact]
    public async Task A_ledger_is_verified_and_an_export_begun_three_calls_deep()
    {
        var crew = stories.Crew();
        await crew.WaitsForDecisionAsync();
        var carla = stories.Hires("Carla", stories.World.Ids.AdminAgents);
        await budget.MeetsAsync(carla);
        var number = (await crew.Ledger.OnlyAsync()).Number;

        await budget.CostsAsync("verify by number", depth: 3, calls: 10, () => carla.SaysAsync($"verify {number}"));
        await budget.CostsAsync("verify by id", depth: 2, calls: 10, () => carla.SaysAsync($"verify {crew.Ledger.Customer:D}"));
        await budget.CostsAsync("verify by name", depth: 3, calls: 13, () => carla.SaysAsync($"verify {crew.Company}"));
        await budget.CostsAsync("export by number", depth: 2, calls: 7, () => carla.SaysAsync($"export {number}"));
        await budget.CostsAsync("export by month", depth: 3, calls: 39, () => carla.SaysAsync("export this month"));
        await budget.CostsAsync("export alone", depth: 1, calls: 5, () => carla.SaysAsync("export"));
    }

    [Fact]
    public async Task A_search_where_one_writes_is_three_calls_deep()
    {
        var crew = stories.Crew();
        await crew.WaitsForDecisionAsync();
        await budget.MeetsAsync(crew.Requester);
        var number = (await crew.Ledger.OnlyAsync()).Number;

        await budget.CostsAsync("name", depth: 3, calls: 12, () => crew.Requester.SearchesAsync(crew.Company));
        await budget.CostsAsync("number", depth: 3, calls: 8, () => crew.Requester.SearchesAsync(number));
        await budget.CostsAsync("nothing yet", depth: 3, calls: 8, () => crew.Requester.SearchesAsync(""));
        Assert.NotEmpty((await crew.Requester.SearchesAsync(number)).Finds);
    }

    [Fact]
    public async Task The_dialog_about_a_message_opens_one_call_deep_and_begins_a_request_as_the_word_does()
    {
        var crew = stories.Crew();
        await budget.MeetsAsync(crew.Requester);

        // Whoever has begun a request has a chat that is known.
        await crew.Requester.SaysAsync("attest");
        await crew.Requester.SaysAsync("cancel");
        var message = crew.Manager.ChatsInChannel($"{crew.Company} accepted the agreement on 3 November 2025.");
        OpenDialog? dialog = null;

        await budget.CostsAsync("open", depth: 1, calls: 3, async () => dialog = await crew.Requester.AttestsFromMessageAsync(message));
        await budget.CostsAsync("send", depth: 3, calls: 12, () => dialog!.PressesAsync(
            new CardPress("message.attest") { Inputs = new Dictionary<string, string> { ["calledCustomer"] = crew.Company } }));
        await crew.Requester.SeesCardWithAsync("attest.scenario");
    }
}
