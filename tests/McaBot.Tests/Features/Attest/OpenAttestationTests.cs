using McaBot.Attestations;
using McaBot.Sandbox.World;
using McaBot.Tests.Support;

namespace McaBot.Tests.Features.Attest;

[Collection(FormStories.Name)]
public sealed class OpenAttestationTests(StoryWorld story)
{
    [Fact]
    public async Task An_open_attestation_of_the_same_customer_is_shown_with_its_number_and_opens()
    {
        var first = story.Crew();
        await first.RequestsAsync();
        var number = (await first.Ledger.OnlyAsync()).Number;
        var second = Colleague(first);
        var card = await second.Agent.ChoosesAsync(await second.Agent.StartsAsync());

        var pressed = await second.Requester.PressesAsync(card, new CardPress("attest.customer") { Inputs = second.Agent.Customer });

        Assert.Contains($"{number} is already open for this customer", pressed.Card!.Said(), StringComparison.Ordinal);
        Assert.Contains($"Requested by {first.Requester.Person.Name}", pressed.Card!.Said(), StringComparison.Ordinal);
        Assert.Equal(second.Company, pressed.Card!.ValueOf("companyName"));
        var shown = second.Requester.Chat.Find(card.Id)!;
        var opened = await second.Requester.PressesAsync(shown, "request.open");
        Assert.Contains($"Attestation {number}", opened.Card!.Said(), StringComparison.Ordinal);
        Assert.Contains(first.Company, opened.Card!.Said(), StringComparison.Ordinal);
        Assert.Equal(["Requested", "Assigned"], await first.Ledger.StepsAsync());
    }

    [Fact]
    public async Task Of_two_agents_at_the_last_step_for_one_customer_one_gets_through_and_the_other_is_shown_it()
    {
        var first = story.Crew();
        var second = Colleague(first);
        var (a, b) = (await first.Agent.ReachesConfirmationAsync(), await second.Agent.ReachesConfirmationAsync());

        var both = await Task.WhenAll(
            first.Requester.PressesAsync(a, "attest.confirm"), second.Requester.PressesAsync(b, "attest.confirm"));

        Assert.Single(both, pressed => pressed.Card!.Has("request.withdraw"));
        var loser = Assert.Single(both, pressed => pressed.Card!.Has("attest.customer"));
        Assert.Contains("is already open for this customer", loser.Card!.Said(), StringComparison.Ordinal);
        await first.Ledger.ComesToRestAsync(AttestationState.Requested);
        Assert.Equal(["Requested", "Assigned"], await first.Ledger.StepsAsync());
    }

    private Crew Colleague(Crew first)
    {
        var manager = story.Hires("Megan");
        return story.CrewOf(story.Hires("Carla", story.World.Ids.AdminAgents, manager), manager, sameCustomerAs: first);
    }
}
