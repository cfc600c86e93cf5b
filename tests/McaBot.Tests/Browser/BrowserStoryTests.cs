using System.Globalization;
using System.Text.RegularExpressions;
using McaBot.Cards;
using Microsoft.Playwright;

namespace McaBot.Tests.Browser;

/// <summary>The whole story as people live it: on the sandbox page, in a real browser, with the official card renderer.</summary>
public sealed class BrowserStoryTests(SandboxPageFixture sandbox) : IClassFixture<SandboxPageFixture>
{
    /// <summary>Where to keep a picture of each step; none are taken where this is not set.</summary>
    private static readonly string? Pictures = Environment.GetEnvironmentVariable("MCABOT_PICTURES");

    [Theory]
    [InlineData("en", "ben", "Contoso Ltd", "7d3a0f4e-2c51-4a55-9c0e-3f1f5a0b9d11", "Waiting for a decision")]
    [InlineData("fr", "amelie", "Électricité Générale SA", "5a3c9c70-16ac-4a0b-8f0f-6f0d6c1f8b22", "En attente d’une décision")]
    public async Task An_agent_attests_the_manager_approves_everybody_sees_it_and_it_is_recorded(
        string language, string agentKey, string company, string tenant, string waiting)
    {
        var texts = Texts.For(CultureInfo.GetCultureInfo(language));
        await using var opened = await sandbox.OpenAsync(language);
        var page = opened.Page;
        var (agent, manager, channel) = (Pane.Of(page, agentKey), Pane.Of(page, "megan").About(company), Pane.Channel(page));
        await SubscribeAsync(page, channel, agentKey, language);
        await agent.OpensAsync();
        await agent.SpeaksAsync(language);
        await agent.SeesCardAsync(texts["Welcome.Title"]);

        // From the welcome card to the summary: one card that moves on.
        await agent.PressesAsync(texts["Button.Start"]);
        await agent.SeesCardAsync(texts["ScenarioCard.Title"]);
        await PictureAsync(page, language, "1-situation", agent);
        await agent.PressesAsync(texts.Format("Button.Scenario.Choose", 1));
        await agent.SeesCardAsync(texts["CustomerCard.Title"]);
        await FillCustomerAsync(agent, texts, company, "no-tenant-id");
        await agent.PressesAsync(texts["Button.Next.customer"]);
        await agent.SeesCardAsync(texts.Count("Errors", 1));
        await agent.HoldsAsync(texts["Field.companyName"], company);
        await PictureAsync(page, language, "2-customer-error", agent);
        await agent.FillsAsync(texts["Field.tenantId"], tenant);
        await agent.PressesAsync(texts["Button.Next.customer"]);
        await agent.SeesCardAsync(texts["AcceptanceCard.Title"]);
        await FillAcceptanceAsync(agent, texts);
        await PictureAsync(page, language, "3-acceptance", agent);
        await agent.PressesAsync(texts["Button.Next.acceptance"]);
        await agent.SeesCardAsync(texts["ConfirmCard.Title"]);
        await agent.SeesCardAsync("Beauregard");
        await PictureAsync(page, language, "4-confirm", agent);

        await agent.PressesAsync(texts.Format("Button.Confirm", "Megan Bowen"));
        await agent.SeesCardAsync(texts["RequestCard.Requested"]);
        await agent.SeesCardAsync("Megan Bowen");

        // The manager is told first, in the language of the own client; the channel without anything personal.
        await manager.SeesCardAsync(company);
        await channel.SeesAsync(company);
        await channel.SeesAsync(waiting);
        await channel.DoesNotSeeAsync("Beauregard");
        await PictureAsync(page, language, "5-requested", agent, channel);

        await manager.SpeaksAsync(language);
        await manager.PressesAsync(new Regex("Refresh this card|Actualiser cette carte"));
        await manager.PressesAsync(texts.Format("Button.Approve", company));
        await manager.SeesCardAsync(texts["ApprovalCard.You.approved"]);
        await manager.SeesNoButtonAsync(texts["Button.Reject"]);
        await agent.SeesCardAsync(texts["RequestCard.HandedOff"]);
        await agent.SeesAsync(texts["Reply.HandedOff"].Split("{0}")[1]);
        await channel.SeesAsync(texts["ChannelCard.HandedOff"]);
        await PictureAsync(page, language, "6-approved", agent, manager);

        await agent.FillsAsync(texts["Field.reference"], "PC-2025-0042");
        await agent.PressesAsync(texts["Button.Recorded"]);
        await agent.SeesCardAsync(texts["RequestCard.Completed"]);
        await channel.SeesAsync(texts["ChannelCard.Completed"]);
        await PictureAsync(page, language, "7-recorded", agent);
        Assert.Empty(opened.Problems);
    }

    [Theory]
    [InlineData("en")]
    [InlineData("fr")]
    public async Task A_colleague_outside_the_roles_is_refused_kindly_and_nothing_is_stored_of_him(string language)
    {
        var texts = Texts.For(CultureInfo.GetCultureInfo(language));
        await using var opened = await sandbox.OpenAsync(language);
        var page = opened.Page;
        var tom = Pane.Of(page, "tom");
        await OpenAsync(tom);

        await tom.SpeaksAsync(language);
        await tom.SaysAsync(language == "fr" ? "attester" : "attest");
        await tom.SeesCardAsync(texts["Notice.RoleMissing"]);
        await tom.SeesCardAsync(texts["Notice.RoleMissing.Safe"]);
        var oid = sandbox.World.Directory.Person("tom").Oid;
        await foreach (var blob in sandbox.World.Container.GetBlobsAsync())
        {
            Assert.DoesNotContain(oid, blob.Name, StringComparison.OrdinalIgnoreCase);
        }

        Assert.Empty(opened.Problems);
    }

    [Theory]
    [InlineData(360, false)]
    [InlineData(360, true)]
    [InlineData(1600, true)]
    public async Task The_page_fits_narrow_and_wide_screens_in_light_and_dark(int width, bool dark)
    {
        await using var opened = await sandbox.OpenAsync("en", width, 800, dark);
        var page = opened.Page;
        var priya = Pane.Of(page, "priya");
        await page.Locator("nav button, nav a").Filter(new() { HasText = "Priya" }).First.ClickAsync();
        await OpenAsync(priya);

        await priya.SaysAsync("help");
        await priya.SeesCardAsync("waiting");
        var overflow = await page.EvaluateAsync<int>("() => document.documentElement.scrollWidth - document.documentElement.clientWidth");
        Assert.Equal(0, overflow);
        await PictureAsync(page, dark ? "dark" : "light", $"page-{width}");
        Assert.Empty(opened.Problems);
    }

    /// <summary>Opens McaBot where that was not done, and waits for its welcome: what is typed before would be answered above it.</summary>
    private static async Task OpenAsync(Pane pane)
    {
        if (await pane.Root.Locator("button[name=open]").IsVisibleAsync())
        {
            await pane.OpensAsync();
            await pane.NewestCard.WaitForAsync();
        }
    }

    private static async Task SubscribeAsync(IPage page, Pane channel, string speaker, string language)
    {
        if (await channel.Root.Locator("button[name=open]").IsVisibleAsync())
        {
            await channel.OpensAsync();
            await channel.SeesAsync("@McaBot");
        }

        await channel.Root.Locator("select[name=as]").SelectOptionAsync(speaker);
        await channel.SaysAsync($"@McaBot subscribe {language}");
        await channel.SeesAsync(Texts.For(CultureInfo.GetCultureInfo(language))["Notice.Subscribed"]);
    }

    private static async Task FillCustomerAsync(Pane agent, Texts texts, string company, string tenant)
    {
        await agent.FillsAsync(texts["Field.tenantId"], tenant);
        await agent.FillsAsync(texts["Field.domain"], "customer.example.com");
        await agent.FillsAsync(texts["Field.companyName"], company);
        await agent.FillsAsync(texts["Field.country"], "France");
        await agent.FillsAsync(texts["Field.language"], texts.Language == "fr" ? "Français (France)" : "French (France)");
    }

    private static async Task FillAcceptanceAsync(Pane agent, Texts texts)
    {
        await agent.FillsAsync(texts["Field.firstName"], "Chantal");
        await agent.FillsAsync(texts["Field.lastName"], "Beauregard");
        await agent.FillsAsync(texts["Field.email"], "chantal.beauregard@customer.example.com");
        await agent.FillsAsync(texts["Field.phone"], "+33 1 42 68 53 00");
        await agent.FillsAsync(texts["Field.dateAgreed"], "2025-11-03");
        await agent.FillsAsync(texts["Field.ticket"], "INC-48213");
        await agent.FillsAsync(texts["Field.obtained"], texts["Obtained.Email"]);
    }

    /// <param name="looked">Whose newest cards are looked at by axe.</param>
    private static async Task PictureAsync(IPage page, string kind, string step, params Pane[] looked)
    {
        foreach (var pane in looked) await Accessibility.HasNoViolationsAsync(pane.NewestCard);
        if (Pictures is not null)
        {
            await page.ScreenshotAsync(new() { Path = Path.Combine(Pictures, $"{step}.{kind}.png") });
        }
    }
}
