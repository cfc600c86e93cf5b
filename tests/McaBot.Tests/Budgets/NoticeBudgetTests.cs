using McaBot.Attestations;
using McaBot.Tests.Support;
using Xunit.Abstractions;

namespace McaBot.Tests.Budgets;

/// <summary>What follows from a decision once it is answered: nobody waits for it, and everybody pays for it.</summary>
public sealed class NoticeBudgetTests(BudgetWorld stories, ITestOutputHelper output) : IClassFixture<BudgetWorld>
{
    [Fact]
    public async Task After_a_decision_cards_settle_and_the_requester_is_told_in_so_many_calls()
    {
        stories.World.Client.RefreshesCards = false;
        var crew = stories.Crew();
        var (_, approval) = await crew.WaitsForDecisionAsync();
        await crew.Manager.PressesAsync(approval, "decision.approve");
        await crew.Ledger.ComesToRestAsync(AttestationState.HandedOff);
        var next = stories.CrewOf(crew.Requester, crew.Manager);
        (_, approval) = await next.WaitsForDecisionAsync();
        await stories.World.Client.SettledAsync();
        var before = stories.World.Requests.Ever.Count;

        await next.Manager.PressesAsync(approval, "decision.approve");
        var answered = stories.World.Requests.Ever.Count;
        await next.Ledger.ComesToRestAsync(AttestationState.HandedOff);

        var calls = stories.World.Requests.Ever.Skip(before)
            .Select(r => CallNames.Of(r.Service, r.Method, r.Path)).OfType<string>().ToList();
        output.WriteLine(string.Join('\n', calls.CountBy(c => c).OrderByDescending(c => c.Value).Select(c => $"{c.Value,4} {c.Key}")));
        output.WriteLine($"{answered - before} before the answer");
        Assert.InRange(calls.Count, 10, 50);
    }

    [Fact]
    public async Task What_follows_from_a_decision_is_no_deeper_than_it_must_be()
    {
        stories.World.Client.RefreshesCards = false;
        var crew = stories.Crew();
        var (_, approval) = await crew.WaitsForDecisionAsync();

        var made = await TurnCalls.AfterAsync(
            stories.World, crew.Ledger.Customer, () => crew.Manager.PressesAsync(approval, "decision.approve"),
            () => crew.Ledger.ComesToRestAsync(AttestationState.HandedOff));

        output.WriteLine($"{made}");
        Assert.True(made.Depth <= 8 + made.Late, $"{made}");
    }
}
