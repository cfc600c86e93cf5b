using McaBot.Sandbox;
using static McaBot.Tests.Browser.BrowserPage;

namespace McaBot.Tests.Browser;

public sealed class PageTests(ChromiumFixture chromium) : IClassFixture<ChromiumFixture>, IAsyncLifetime
{
    private SandboxWorld world = null!;

    public async Task InitializeAsync() => world = await SandboxWorld.StartAsync();

    public async Task DisposeAsync() => await world.DisposeAsync();

    [Fact]
    public async Task A_request_goes_from_the_agent_in_French_to_the_manager_in_English_and_settles_everywhere()
    {
        await using var page = await chromium.OpenAsync(world.Address);
        var (amelie, megan) = (page.Person("amelie"), page.Person("megan"));
        await page.Channel.Locator("button[name=open]").ClickAsync();
        await page.Channel.Locator("select[name=as]").SelectOptionAsync("amelie");
        await SayAsync(page.Channel, "@McaBot subscribe");
        await SeesAsync(page.Channel, "This channel is subscribed");

        await amelie.Locator("button[name=open]").ClickAsync();
        await PressAsync(amelie, "attest.start");
        await PressAsync(amelie, "attest.scenario");
        await FillAsync(
            amelie,
            ("tenantId", "9d3e8b1a-4c5f-4a6b-8d7e-0123456789ab"), ("domain", "contoso.com"), ("companyName", "Contoso SARL"), ("country", "France"), ("language", "Français (France)"));
        await PressAsync(amelie, "attest.customer");
        await FillAsync(
            amelie,
            ("firstName", "Jeanne"), ("lastName", "Martin"), ("email", "jeanne.martin@contoso.com"), ("dateAgreed", "2024-05-17"), ("ticket", "INC-1042"), ("obtained", "email"));
        await PressAsync(amelie, "attest.acceptance");
        await PressAsync(amelie, "attest.confirm");

        await SeesAsync(megan, "Please decide on an attestation");
        await SeesAsync(page.Channel, "A new attestation was requested");
        await PressAsync(megan, "decision.approve");

        await SeesAsync(megan, "Approved by Megan Bowen");
        await SeesAsync(page.Channel, "An attestation was approved");
        await FillAsync(amelie, ("reference", "ATT-2026-0042"));
        await PressAsync(amelie, "request.recorded");
        await SeesAsync(amelie, "ATT-2026-0042");
        await Microsoft.Playwright.Assertions.Expect(Button(megan, "decision.approve")).ToHaveCountAsync(0);
        var channel = await page.Channel.InnerTextAsync();
        Assert.DoesNotContain("Jeanne", channel, StringComparison.Ordinal);
        Assert.DoesNotContain("jeanne.martin@contoso.com", channel, StringComparison.Ordinal);
        Assert.Empty(page.Problems);
    }

    [Fact]
    public async Task A_colleague_outside_the_roles_is_refused_and_nothing_is_stored()
    {
        await using var page = await chromium.OpenAsync(world.Address);
        var tom = page.Person("tom");
        await tom.Locator("button[name=open]").ClickAsync();

        await SayAsync(tom, "attest");

        await SeesAsync(tom, "Helpdesk");
        Assert.Equal(0, await tom.Locator("[data-verb='attest.scenario']").CountAsync());
        var ledgers = world.Container.GetBlobsAsync(Azure.Storage.Blobs.Models.BlobTraits.None, Azure.Storage.Blobs.Models.BlobStates.None, "ledger/", CancellationToken.None);
        Assert.Empty(await ledgers.ToListAsync());
        Assert.Empty(page.Problems);
    }

    [Fact]
    public async Task What_a_card_requires_is_asked_for_before_anything_is_sent()
    {
        await using var page = await chromium.OpenAsync(world.Address);
        var ben = page.Person("ben");
        await ben.Locator("button[name=open]").ClickAsync();
        await PressAsync(ben, "attest.start");
        await PressAsync(ben, "attest.scenario");
        await Button(ben, "attest.customer").WaitForAsync();
        var before = world.Teams.Revision;

        await PressAsync(ben, "attest.customer");

        await SeesAsync(ben, "Enter the customer’s primary domain.");
        Assert.Equal(before, world.Teams.Revision);
    }

    [Fact]
    public async Task A_bot_that_is_gone_is_told_as_Teams_tells_it_and_the_card_stays()
    {
        await using var page = await chromium.OpenAsync(world.Address);
        var ben = page.Person("ben");
        await ben.Locator("button[name=open]").ClickAsync();
        await Button(ben, "attest.start").WaitForAsync();
        await world.Bot!.KillAsync();

        await PressAsync(ben, "attest.start");

        await SeesAsync(ben, "Something went wrong");
        await world.Bot.StartAsync();
        await PressAsync(ben, "attest.start");
        await Button(ben, "attest.scenario").WaitForAsync();
    }

    [Theory]
    [InlineData("en", "Open McaBot", "Type a message")]
    [InlineData("fr", "Ouvrir McaBot", "Écrire un message")]
    public async Task The_page_itself_speaks_both_languages_and_fits_a_phone(string language, string open, string placeholder)
    {
        await using var page = await chromium.OpenAsync(world.Address, width: 360, height: 740, language);
        var priya = page.Person("priya");

        Assert.False(await priya.IsVisibleAsync());
        await page.Page.Locator("[data-place=priya]").ClickAsync();
        Assert.True(await priya.IsVisibleAsync());
        Assert.False(await page.Person("amelie").IsVisibleAsync());
        Assert.Equal(open, await priya.Locator("button[name=open]").InnerTextAsync());
        await priya.Locator("button[name=open]").ClickAsync();
        await Button(priya, "attest.start").WaitForAsync();

        Assert.Equal(placeholder, await priya.Locator("textarea[name=message]").GetAttributeAsync("placeholder"));
        Assert.Equal(language, await page.Page.Locator("html").GetAttributeAsync("lang"));
        Assert.Equal(360, await page.Page.EvaluateAsync<int>("document.documentElement.scrollWidth"));
        Assert.Empty(page.Problems);
    }
}
