using McaBot.Sandbox;
using McaBot.Tests.Privacy;
using McaBot.Tests.Support;
using static McaBot.Tests.Browser.BrowserPage;

namespace McaBot.Tests.Browser;

public sealed class PageTests(ChromiumFixture chromium) : IClassFixture<ChromiumFixture>, IAsyncLifetime
{
    private SandboxWorld world = null!;

    public async Task InitializeAsync()
    {
        world = await TestWorlds.StartAsync();
        await StoryWorld.WarmUpAsync(world);
    }

    public async Task DisposeAsync() => await world.DisposeAsync();

    [Fact]
    public async Task What_a_card_requires_is_asked_for_before_anything_is_sent()
    {
        await using var page = await chromium.OpenAsync(world.Address);
        var ben = page.Person("ben");
        await ben.Locator("button[name=open]").ClickAsync();
        await PressAsync(ben, "attest.start");
        await PressAsync(ben, "attest.scenario");
        await Button(ben, "attest.customer").WaitForAsync();
        var before = world.Teams.LastSent;

        await PressAsync(ben, "attest.customer");

        await SeesAsync(ben, "Enter the customer’s primary domain.");
        Assert.Equal(before, world.Teams.LastSent);
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
        await StoryWorld.WarmUpAsync(world);
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
        await Button(priya, "command.run").WaitForAsync();

        Assert.Equal(0, await Button(priya, "attest.start").CountAsync());
        Assert.Equal(placeholder, await priya.Locator("textarea[name=message]").GetAttributeAsync("placeholder"));
        Assert.Equal(language, await page.Page.Locator("html").GetAttributeAsync("lang"));
        Assert.Equal(360, await page.Page.EvaluateAsync<int>("document.documentElement.scrollWidth"));
        Assert.Empty(page.Problems);
    }
}
