using McaBot.Attestations;
using McaBot.Tests.Support;
using Microsoft.Playwright;

namespace McaBot.Tests.Browser;

/// <summary>The guide where there is no connection to Partner Center, and where the person does otherwise than it says.</summary>
public sealed class GuidedByHandTests(SandboxPageFixture sandbox) : IClassFixture<SandboxPageFixture>
{
    [Fact]
    public async Task Without_a_connection_the_agent_enters_the_reference()
    {
        await using var opened = await sandbox.OpenAsync("en", 1280, 800, dark: true);
        var guide = new Guide(opened.Page);
        await guide.Opener.ClickAsync();

        await guide.FollowsUntilAsync("record");
        await Assertions.Expect(guide.Words).ToContainTextAsync("no connection to Partner Center");
        await guide.FollowsUntilAsync("done");

        Assert.Equal(["Attest", "Approve", "The customer accepts", "The channel hears", "Verify"], guide.Steps);
        await Pane.Of(opened.Page, "ben").SeesAsync("PC-2026-0042");
        Assert.Empty(opened.Problems);
    }

    [Fact]
    public async Task A_rejection_ends_the_story_which_says_so_and_nothing_more_is_asked_for()
    {
        await using var opened = await sandbox.OpenAsync("en", 1280, 800);
        var guide = new Guide(opened.Page);
        await guide.Opener.ClickAsync();
        await guide.FollowsUntilAsync("approve");

        var approval = await sandbox.World.Megan.SeesCardWithAsync("decision.reject");
        await sandbox.World.Megan.PressesUntilTakenAsync(approval, "decision.reject", ("reason", "Not this one."));

        await Assertions.Expect(guide.Words).ToHaveAttributeAsync("data-task", "ended");
        await Assertions.Expect(guide.Root.Locator("[name=tamper]")).ToHaveCountAsync(0);
        var customer = await opened.Page.EvaluateAsync<string>("JSON.parse(localStorage.getItem('story')).customer");
        await new LedgerWatch(sandbox.World, Guid.Parse(customer)).ComesToRestAsync(AttestationState.Rejected);
        Assert.Empty(opened.Problems);
    }
}
