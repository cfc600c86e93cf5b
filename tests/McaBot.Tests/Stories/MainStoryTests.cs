using McaBot.Sandbox;

namespace McaBot.Tests.Stories;

public sealed class MainStoryTests : IAsyncLifetime
{
    private const string Contoso = "7d3a0f4e-2c51-4a55-9c0e-3f1f5a0b9d11";
    private SandboxWorld world = null!;

    public async Task InitializeAsync() => world = await SandboxWorld.StartAsync();

    public async Task DisposeAsync() => await world.DisposeAsync();

    [Fact]
    public async Task An_attestation_is_requested_approved_announced_and_recorded()
    {
        await world.Ben.AddsMcaBotToTheTeamAsync();
        await world.Ben.MentionsMcaBotAsync("subscribe");

        var agent = new AgentAtWork(world.Ben, Contoso);
        var request = await agent.RequestsAsync();

        var approval = await world.Megan.SeesCardWithAsync("decision.approve");
        Assert.Contains("Contoso Ltd", approval.CardFor(world.Megan.Person)!.Text, StringComparison.Ordinal);
        var post = await world.Ben.SeesAsync("Contoso Ltd", world.Ben.Channel);
        Assert.DoesNotContain("Chantal", post.Card!.Text, StringComparison.Ordinal);

        await world.Megan.PressesAsync(approval, "decision.approve");
        var handedOff = await agent.SeesAgainAsync(request, "request.recorded");
        await world.Ben.PressesAsync(handedOff, "request.recorded", ("reference", "PC-2025-0001"));
        await world.Ben.SeesCardAsync(c => c.Text.Contains("PC-2025-0001", StringComparison.Ordinal));
    }
}
