using McaBot.Attestations;
using McaBot.Tests.Features.Attest;
using McaBot.Tests.Support;
using Microsoft.Playwright;

namespace McaBot.Tests.Browser;

/// <summary>The message extension as people use it: a search where they write, and the menu of a message, on a phone's width.</summary>
public sealed class ExtensionPageTests(SandboxPageFixture sandbox) : IClassFixture<SandboxPageFixture>
{
    [Fact]
    public async Task A_request_is_shown_to_the_channel_and_a_message_begins_one_by_keyboard_and_by_touch()
    {
        var (ben, megan) = (sandbox.World.Ben, sandbox.World.Megan);
        var agent = new AgentAtWork(ben, Guid.NewGuid().ToString("D"), "Contoso Extension Ltd", "extension.example.com");
        await agent.RequestsAsync();
        await new LedgerWatch(sandbox.World, Guid.Parse(agent.Customer["tenantId"])).ComesToRestAsync(AttestationState.Requested);
        megan.ChatsInChannel("Our customer Fabrikam Europe GmbH: Ada Lovelace <ada@fabrikam.example> accepted on 3 November 2025.");
        await using var page = await sandbox.OpenAsync(width: 360, height: 740);
        await page.Page.Locator("[data-place=support]").ClickAsync();
        var channel = Pane.Channel(page.Page);
        await channel.Root.Locator("select[name=as]").SelectOptionAsync("ben");

        await channel.Root.Locator("form.compose button[name=extension]").Last.ClickAsync();
        var search = page.Page.GetByRole(AriaRole.Dialog, new() { Name = "Find an attestation" });
        await Assertions.Expect(search.GetByRole(AriaRole.Button, new() { Name = "Contoso Extension Ltd" })).ToBeVisibleAsync();
        await Accessibility.HasNoViolationsAsync(page.Page);
        await page.Page.RunAndWaitForResponseAsync(
            () => search.GetByLabel("Customer or number").FillAsync("extension"), "**/page/channel/find");
        await page.Page.Keyboard.PressAsync("ArrowDown");
        await page.Page.Keyboard.PressAsync("Enter");

        await channel.SeesCardAsync("Attestation of the Microsoft Customer Agreement");
        await channel.SeesCardAsync("Waiting for a decision");
        await channel.DoesNotSeeAsync("Beauregard");
        await channel.PressesAsync("Refresh this card");

        await channel.Root.GetByRole(AriaRole.Button, new() { Name = "More options for the message of Megan Bowen" }).ClickAsync();
        await page.Page.Keyboard.PressAsync("Enter");
        var dialog = page.Page.GetByRole(AriaRole.Dialog, new() { Name = "McaBot" });
        await Assertions.Expect(dialog.GetByLabel("Customer")).ToHaveValueAsync("Fabrikam Europe GmbH");
        await Assertions.Expect(dialog.GetByLabel("First name")).ToHaveValueAsync("Ada");
        await Accessibility.HasNoViolationsAsync(page.Page);
        Assert.Equal(360, await page.Page.EvaluateAsync<int>("document.documentElement.scrollWidth"));
        await dialog.GetByLabel("Keep the message’s text and link as evidence").CheckAsync();
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Go on in the chat" }).ClickAsync();
        await Assertions.Expect(dialog).ToContainTextAsync("The message is attached to it as evidence");
        await page.Page.Keyboard.PressAsync("Escape");

        await Assertions.Expect(dialog).ToHaveCountAsync(0);
        await page.Page.Locator("[data-place=ben]").ClickAsync();
        await Pane.Of(page.Page, "ben").SeesAsync("Fabrikam Europe GmbH");
        await Pane.Of(page.Page, "ben").SeesAsync("1 file is attached");
        Assert.Empty(page.Problems);
    }
}
