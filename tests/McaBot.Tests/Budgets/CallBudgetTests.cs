using McaBot.Attestations;
using McaBot.Sandbox.World;
using McaBot.Tests.Support;
using Xunit.Abstractions;

namespace McaBot.Tests.Budgets;

/// <summary>
/// A person waits for remote calls, one after the other. Here is how many that may be for each step of the story; the answer's own message
/// comes on top where text was typed.
/// </summary>
public sealed class CallBudgetTests(BudgetWorld stories, ITestOutputHelper output) : IClassFixture<BudgetWorld>
{
    private readonly Budget budget = new(stories, output);

    [Fact]
    public async Task Opening_a_request_and_each_step_of_it_are_two_calls_deep_and_confirming_it_three()
    {
        var crew = stories.Crew();
        await MeetsAsync(crew);

        await CostsAsync("attest", depth: 2, calls: 8, () => crew.Requester.SaysAsync("attest"));
        var card = await crew.Requester.SeesCardWithAsync("attest.scenario");
        await CostsAsync("scenario", depth: 2, calls: 5, () => crew.Agent.ChoosesAsync(card));
        await CostsAsync("customer", depth: 2, calls: 7, () => crew.Agent.DescribesCustomerAsync(Now(crew, card)));
        await CostsAsync("acceptance", depth: 2, calls: 6, () => crew.Agent.DescribesAcceptanceAsync(Now(crew, card)));

        // The reads; draft closed, details, marker and ledger made; the append. What was typed is erased after the answer.
        await CostsAsync("confirm", depth: 3, calls: 14, () => crew.Requester.PressesAsync(Now(crew, card), "attest.confirm"));
        await crew.Ledger.ComesToRestAsync(AttestationState.Requested);
    }

    [Theory]
    [InlineData("decision.approve", "", AttestationState.HandedOff, 2, 8)]
    [InlineData("decision.reject", "Not the customer's signatory.", AttestationState.Rejected, 3, 9)]
    public async Task A_decision_is_two_calls_deep_and_one_more_with_words_of_its_own(
        string verb, string words, AttestationState state, int depth, int calls)
    {
        var crew = stories.Crew();
        var (_, approval) = await crew.WaitsForDecisionAsync();
        await MeetsAsync(crew);

        await CostsAsync(verb, depth, calls, () => crew.Manager.PressesAsync(approval, verb, words.Length > 0 ? [("reason", words)] : []));

        await crew.Ledger.ComesToRestAsync(state);
    }

    [Fact]
    public async Task A_look_is_one_call_deep_and_opening_from_a_list_two_and_the_append_that_makes_the_card_settle()
    {
        var crew = stories.Crew();
        var colleague = stories.Hires("Olga", stories.World.Ids.HelpdeskAgents);
        var (request, approval) = await crew.WaitsForDecisionAsync();
        await MeetsAsync(crew);
        await colleague.SaysAsync($"find {crew.Company}");
        var list = await colleague.SeesCardWithAsync("request.open");

        await CostsAsync("requester", depth: 1, calls: 4, () => crew.Requester.RefreshesAsync(request));
        await CostsAsync("approver", depth: 1, calls: 4, () => crew.Manager.RefreshesAsync(approval));
        await CostsAsync("colleague", depth: 3, calls: 9, () => colleague.PressesAsync(list, "request.open"));
    }

    [Fact]
    public async Task A_list_is_one_call_deep_and_a_search_three()
    {
        var crew = stories.Crew();
        await crew.WaitsForDecisionAsync();
        await MeetsAsync(crew);
        var number = (await crew.Ledger.OnlyAsync()).Number;

        await CostsAsync("mine", depth: 1, calls: 3, () => crew.Requester.SaysAsync("my requests"));
        await CostsAsync("waiting", depth: 1, calls: 3, () => crew.Manager.SaysAsync("waiting for me"));
        await CostsAsync("name", depth: 3, calls: 11, () => crew.Requester.SaysAsync($"find {crew.Company}"));
        await CostsAsync("number", depth: 3, calls: 8, () => crew.Requester.SaysAsync($"find {number}"));
    }

    private Task MeetsAsync(Crew crew) => budget.MeetsAsync(crew.Requester, crew.Manager);

    private Task CostsAsync(string what, int depth, int calls, Func<Task> act) => budget.CostsAsync(what, depth, calls, act);

    private static Message Now(Crew crew, Message card) => crew.Requester.Chat.Find(card.Id)!;
}
