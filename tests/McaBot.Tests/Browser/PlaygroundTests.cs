using System.Net;
using System.Net.NetworkInformation;
using McaBot.Attestations;
using McaBot.Sandbox;
using McaBot.Sandbox.Processes;
using McaBot.Sandbox.World;
using McaBot.Tests.Privacy;
using McaBot.Tests.Support;

namespace McaBot.Tests.Browser;

/// <summary>
/// A real client, the Microsoft 365 Agents Playground. Each window knows one person; a card drawn for somebody else comes when it is
/// asked for.
/// </summary>
public sealed class PlaygroundTests(ChromiumFixture chromium) : IClassFixture<ChromiumFixture>
{
    private static readonly string? Pictures = Environment.GetEnvironmentVariable("MCABOT_PICTURES");

    [Fact]
    public async Task An_attestation_is_asked_for_in_one_window_and_approved_in_another()
    {
        await using var world = await TestWorlds.StartAsync(new SandboxOptions { Playgrounds = [Partner.Ben, Partner.Megan] });
        await StoryWorld.WarmUpAsync(world);
        var customer = Guid.NewGuid();
        var manager = await PlaygroundWindow.OpenAsync(chromium, world.Playgrounds[1]);
        await manager.SeesAsync("McaBot");
        var agent = await PlaygroundWindow.OpenAsync(chromium, world.Playgrounds[0]);

        await agent.SaysAsync(
            "attest", "1", $"Tenant ID: {customer:D}", "Domain: contoso.example", "Company name: Contoso Playground", "Country: FR",
            "Language: fr-FR", "First name: Chantal", "Last name: Beauregard", "E-mail: chantal@contoso.example", "Date: 2025-11-03",
            "Ticket: INC-1", "How: email");
        await agent.PressesAsync("Confirm and send to Megan Bowen");
        await agent.SeesAsync("Withdraw request");
        await PictureAsync(agent, "agent");
        var ledger = new LedgerWatch(world, customer);
        await ledger.ComesToAsync("the request", l => l.Open is not null);

        await manager.SaysAsync("waiting for me");
        await manager.PressesAsync("Show MCA-");
        await manager.PressesAsync("Approve the attestation for Contoso Playground");
        await manager.SeesAsync("You approved this");
        await PictureAsync(manager, "manager");

        var attestation = await ledger.ComesToAsync("its approval", l => l.Open?.IsApproved == true);
        Assert.Equal(Guid.Parse(world.Megan.Person.Oid), attestation.Open!.Decision!.Actor.ObjectId);
        Assert.Equal(Guid.Parse(world.Ben.Person.Oid), attestation.Open.Requester.ObjectId);
        await Waiting.UntilLoggedAsync(world.Bot!, "NOBODY IS ASKED WHO THEY ARE");
    }

    [Fact]
    public async Task It_listens_on_loopback_alone_and_knows_five_people_besides_whoever_is_at_the_keyboard()
    {
        await using var world = await TestWorlds.StartAsync(new SandboxOptions { Playgrounds = [Partner.Ben] });

        var port = world.Playgrounds[0].Address.Port;
        var listening = IPGlobalProperties.GetIPGlobalProperties().GetActiveTcpListeners()
            .Where(end => end.Port == port).ToList();

        Assert.NotEmpty(listening);
        Assert.All(listening, end => Assert.True(IPAddress.IsLoopback(end.Address)));
        var config = PlaygroundConfig.For(world.Teams, world.Ben.Person);
        Assert.Equal(5, config.Split("\n  - id: ").Length - 1);
        Assert.Equal(Repository.ReadText("sandbox/playground/.m365agentsplayground.yml"), config);
    }

    private static Task PictureAsync(PlaygroundWindow window, string name) => Pictures is null
        ? Task.CompletedTask
        : window.Page.ScreenshotAsync(new() { Path = Path.Combine(Pictures, $"playground-{name}.png") });
}
