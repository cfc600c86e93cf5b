using McaBot.Attestations;
using McaBot.Sandbox.World;
using McaBot.Tests.Support;
using Xunit.Abstractions;

namespace McaBot.Tests.Budgets;

/// <summary>What a file of requests costs: its turns whatever it holds, and each row so many calls outside them.</summary>
public sealed class BulkBudgetTests(BudgetWorld stories, ITestOutputHelper output) : IClassFixture<BudgetWorld>
{
    private const int Few = 4;
    private const int Many = 24;
    private readonly Budget budget = new(stories, output);

    [Fact]
    public async Task Looking_at_a_file_confirming_it_and_deciding_on_all_of_it_cost_the_same_whatever_it_holds()
    {
        // What is done for the first time is compiled meanwhile.
        await WholeAsync(Few);
        var crew = new BulkCrew(stories, Many);
        await budget.MeetsAsync(crew.Agent, crew.Manager);

        await budget.CostsAsync("preview", depth: 3, calls: 9, () =>
            crew.Agent.AttachesAsync("requests.csv", System.Text.Encoding.UTF8.GetBytes(crew.Csv())));
        var preview = await crew.Agent.SeesCardWithAsync("bulk.confirm");

        // One after the other, because each tells a crash where to go on: the marker, the request, the person's list, the file forgotten.
        await budget.CostsAsync("confirm", depth: 7, calls: 15, () => crew.Agent.PressesAsync(preview, "bulk.confirm"));
        var approval = await crew.Manager.SeesCardWithAsync("bulk.approve");
        await AllRestAsync(crew, AttestationState.Requested);
        await budget.CostsAsync("approve", depth: 7, calls: 34, () => crew.Manager.PressesAsync(approval, "bulk.approve"));
        await AllRestAsync(crew, AttestationState.HandedOff);
    }

    [Fact]
    public async Task Each_row_costs_so_many_calls_to_be_requested_and_so_many_to_be_decided()
    {
        var (few, many) = (await WholeAsync(Few), await WholeAsync(Many));
        var (requested, decided) = ((many.Requested - few.Requested) / (Many - Few), (many.Decided - few.Decided) / (Many - Few));
        output.WriteLine($"a row: {requested} calls to be requested, {decided} to be decided");

        // What runs by the clock meanwhile, such as a look for what is due, is in it: more where the machine is slow.
        Assert.InRange(requested, 5, 40);
        Assert.InRange(decided, 3, 30);
    }

    [Fact]
    public async Task A_row_is_requested_and_decided_no_deeper_than_it_must_be()
    {
        var crew = new BulkCrew(stories, 1);
        var preview = await crew.SendsAsync(crew.Csv());
        var ledger = crew.Ledgers.First();

        var requested = await TurnCalls.AfterAsync(
            stories.World, ledger.Customer, () => crew.Agent.PressesAsync(preview, "bulk.confirm"),
            () => ledger.ComesToRestAsync(AttestationState.Requested));
        var approval = await crew.Manager.SeesCardWithAsync("bulk.approve");
        var decided = await TurnCalls.AfterAsync(
            stories.World, ledger.Customer, () => crew.Manager.PressesAsync(approval, "bulk.approve"),
            () => ledger.ComesToRestAsync(AttestationState.HandedOff));

        output.WriteLine($"requested: {requested}\ndecided: {decided}");
        Assert.InRange(requested.UpToAppend().Depth, 3, 7);
        Assert.InRange(decided.UpToAppend().Depth, 3, 12);
    }

    /// <summary>All calls but those of sweeps, of which there are as many whatever is in the file.</summary>
    private async Task<(int Requested, int Decided)> WholeAsync(int rows)
    {
        var crew = new BulkCrew(stories, rows);
        var preview = await crew.SendsAsync(crew.Csv());
        var begun = Calls();
        await crew.Agent.PressesAsync(preview, "bulk.confirm");
        var approval = await crew.Manager.SeesCardWithAsync("bulk.approve");
        await AllRestAsync(crew, AttestationState.Requested);
        var requested = Calls();
        await crew.Manager.PressesAsync(approval, "bulk.approve");
        await crew.Agent.SeesAsync("is decided: ");
        await AllRestAsync(crew, AttestationState.HandedOff);
        return (requested - begun, Calls() - requested);
    }

    private int Calls() => stories.World.Requests.Ever.Count(r => CallNames.Of(r.Service, r.Method, r.Path) is not null);

    private static async Task AllRestAsync(BulkCrew crew, AttestationState state)
    {
        foreach (var ledger in crew.Ledgers)
        {
            await ledger.ComesToRestAsync(state);
        }
    }
}
