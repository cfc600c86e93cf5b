using McaBot.Attestations;
using McaBot.Tests.Support;
using Xunit.Abstractions;

namespace McaBot.Tests.Budgets;

/// <summary>
/// What the requester does until an approved request is carried out. Where there is a link, it is one call deeper than a decision: which
/// it is the ledger alone says, and nothing is carried out before it was held against its hash.
/// </summary>
public sealed class CarryOutBudgetTests(ConnectedBudgetWorld stories, ITestOutputHelper output) : IClassFixture<ConnectedBudgetWorld>
{
    private readonly Budget budget = new(stories, output);

    [Fact]
    public async Task A_new_link_by_hand_and_giving_up()
    {
        var crew = stories.Crew();
        await crew.HasLinkAsync();
        await budget.MeetsAsync(crew.Requester);
        var number = await crew.NumberAsync();

        await budget.CostsAsync("new link", depth: 4, calls: 10, () => crew.Requester.SaysAsync($"new link {number}"));
        await crew.Ledger.ComesToRestAsync(AttestationState.LinkIssued);
        await budget.CostsAsync("by hand", depth: 4, calls: 10, () => crew.Requester.SaysAsync("by hand"));
        await crew.Ledger.ComesToRestAsync(AttestationState.HandedOff);
        await budget.CostsAsync("give up", depth: 2, calls: 8, () => crew.Requester.SaysAsync($"give up {number}"));
        var asked = await crew.Requester.SeesCardWithAsync("request.give-up");
        await budget.CostsAsync("give up, sure", depth: 2, calls: 8, () => crew.Requester.PressesAsync(
            asked, new McaBot.Sandbox.World.CardPress("request.give-up") { Where = data => (string?)data["choice"] == "confirmed" }));
        await crew.Ledger.ComesToRestAsync(AttestationState.Failed);
    }

    [Fact]
    public async Task The_customer_has_accepted()
    {
        var (said, pressed) = (stories.Crew(), stories.Crew());
        await said.HasLinkAsync();
        var (request, _, link) = await pressed.HasLinkAsync();
        await budget.MeetsAsync(said.Requester, pressed.Requester);
        Assert.True(stories.World.PartnerCenter.Accept(said.LinkMade().Id));
        Assert.True(stories.World.PartnerCenter.Accept(link.Id));
        var number = await said.NumberAsync();

        await budget.CostsAsync("in words", depth: 4, calls: 10, () => said.Requester.SaysAsync($"accepted {number}"));
        await budget.CostsAsync("by button", depth: 3, calls: 9, () => pressed.Requester.PressesAsync(request, "request.accepted"));

        await said.Ledger.ComesToRestAsync(AttestationState.Completed);
        await pressed.Ledger.ComesToRestAsync(AttestationState.Completed);
    }
}
