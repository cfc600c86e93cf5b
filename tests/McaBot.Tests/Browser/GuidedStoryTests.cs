using System.Globalization;
using McaBot.Attestations;
using McaBot.Cards;
using McaBot.Tests.Support;
using Microsoft.Playwright;

namespace McaBot.Tests.Browser;

/// <summary>A newcomer plays the story as the page says, and presses nothing else.</summary>
public sealed class GuidedStoryTests(ConnectedPageFixture sandbox) : IClassFixture<ConnectedPageFixture>
{
    [Theory]
    [InlineData("en", 1280, false, true, "ben", "Attest", "Approve", "The customer accepts", "The channel hears", "Verify")]
    [InlineData("fr", 360, true, false, "amelie", "Attester", "Approuver", "Le client accepte", "Le canal est prévenu", "Vérifier")]
    public async Task Whoever_does_what_is_lit_by_mouse_or_by_keyboard_attests_approves_accepts_hears_and_verifies(
        string language, int width, bool dark, bool byKeyboard, string agentKey, params string[] steps)
    {
        var texts = Texts.For(CultureInfo.GetCultureInfo(language));
        var before = sandbox.World.PartnerCenter.Agreements.Count;
        await using var opened = await sandbox.OpenAsync(language, width, dark);
        var guide = new Guide(opened.Page, byKeyboard ? new Keyboard() : new Mouse());
        await Pane.Of(opened.Page, "megan").SpeaksUnseenAsync(language);

        await guide.BeginsAsync();
        await guide.FollowsUntilAsync("fill");
        Assert.Equal(before, sandbox.World.PartnerCenter.Agreements.Count);
        await guide.FollowsUntilAsync("approve");
        await Accessibility.HasNoViolationsAsync(opened.Page);
        await guide.FollowsUntilAsync("done");

        Assert.Equal(steps, guide.Steps);
        var agreement = sandbox.World.PartnerCenter.Agreements.Skip(before).Single();
        var recorded = await new LedgerWatch(sandbox.World, agreement.Customer).ComesToRestAsync(AttestationState.Completed);
        Assert.Equal(sandbox.World.Directory.Person(agentKey).Oid, recorded.Requester.ObjectId.ToString("D"));
        Assert.Equal(sandbox.World.Megan.Person.Oid, recorded.Decision!.Actor.ObjectId.ToString("D"));
        await Pane.Of(opened.Page, agentKey).SeesCardAsync(texts["Verify.Holds"]);
        await Pane.Channel(opened.Page).SeesAsync(recorded.Number);

        await guide.TampersAsync();
        var section = opened.Page.Locator($"[data-customer='{agreement.Customer:D}']");
        await Assertions.Expect(section.Locator("[data-entry='1']")).ToContainTextAsync(sandbox.World.Directory.Person(agentKey).Name);
        await Accessibility.HasNoViolationsAsync(opened.Page);
        Assert.Empty(opened.Problems);
    }

    [Fact]
    public async Task Whoever_leaves_in_the_middle_takes_it_up_where_it_has_come_to_meanwhile()
    {
        await using var opened = await sandbox.OpenAsync("en", 1280, false);
        var (page, guide) = (opened.Page, new Guide(opened.Page));
        await guide.Opener.ClickAsync();
        await guide.FollowsUntilAsync("confirm");

        await guide.LeavesAsync();
        await Assertions.Expect(guide.Opener).ToHaveTextAsync("Go on with the story");
        await Assertions.Expect(guide.Opener).ToBeFocusedAsync();
        await Assertions.Expect(page.Locator(".lit")).ToHaveCountAsync(0);
        await Pane.Of(page, "ben").SeesCardAsync("Beauregard");
        await sandbox.World.Ben.PressesAsync(await sandbox.World.Ben.SeesCardWithAsync("attest.confirm"), "attest.confirm");
        var approval = await sandbox.World.Megan.SeesCardWithAsync("decision.approve");
        await page.ReloadAsync();
        await page.WaitForSelectorAsync("body[data-ready]");
        await Assertions.Expect(guide.Root).ToBeHiddenAsync();
        await sandbox.World.Megan.PressesUntilTakenAsync(approval, "decision.approve");
        await Assertions.Expect(Pane.Of(page, "megan").Message(approval.Id)).ToContainTextAsync("You approved");

        await ResumesAsync(page, guide);
        await guide.FollowsUntilAsync("link");
        Assert.Equal(["Attest", "The customer accepts"], guide.Steps);
        await AcceptsElsewhereAsync(page, guide);
        await guide.FollowsUntilAsync("done");
        Assert.Empty(opened.Problems);
    }

    /// <summary>Until the page knows what is on record by now, the guide says nothing, whatever happens in the chats.</summary>
    private async Task ResumesAsync(IPage page, Guide guide)
    {
        var isKnown = new TaskCompletionSource();
        await page.RouteAsync("**/page/ledger", async route =>
        {
            await isKnown.Task;
            await route.ContinueAsync();
        });
        await page.RunAndWaitForRequestAsync(() => guide.Opener.ClickAsync(), "**/page/ledger");
        await sandbox.World.Megan.SaysAsync("help");
        await Pane.Of(page, "megan").SeesAsync("What you can write to me");
        await Assertions.Expect(guide.Root).ToBeHiddenAsync();

        isKnown.SetResult();
        await Assertions.Expect(guide.Root).ToBeVisibleAsync();
        await page.UnrouteAsync("**/page/ledger");
    }

    /// <summary>
    /// The customer accepts at another machine, while the agent's card is drawn anew and the page hears nothing from storage: the guide
    /// does not ask for it a second time.
    /// </summary>
    private async Task AcceptsElsewhereAsync(IPage page, Guide guide)
    {
        await page.RouteAsync("**/page/ledger", _ => Task.CompletedTask);
        var turn = await guide.TurnAsync();
        var card = await sandbox.World.Ben.SeesCardWithAsync("request.accepted");
        await sandbox.World.Ben.RefreshesAsync(card);

        Assert.True(sandbox.World.PartnerCenter.Accept(sandbox.World.PartnerCenter.Attestations[^1].Id));

        await Assertions.Expect(guide.Words).ToHaveAttributeAsync("data-task", "report");
        Assert.Equal(turn + 1, await guide.TurnAsync());
        await page.UnrouteAsync("**/page/ledger");
    }
}
