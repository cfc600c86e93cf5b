using McaBot.Sandbox;
using McaBot.Tests.Privacy;
using Microsoft.Playwright;

namespace McaBot.Tests.Browser;

/// <summary>The page before anybody has done anything: whom it shows first, in which language, and how the others are reached.</summary>
public sealed class FirstLookTests(ChromiumFixture chromium) : IClassFixture<ChromiumFixture>, IAsyncLifetime
{
    private SandboxWorld world = null!;

    public async Task InitializeAsync() => world = await TestWorlds.StartAsync(new SandboxOptions { StartBot = false });

    public async Task DisposeAsync() => await world.DisposeAsync();

    [Theory]
    [InlineData("en", 1280, "ben", "Helpdesk agent · Helpdesk agents", "amelie", "Amélie Laurent, French")]
    [InlineData("fr", 360, "amelie", "Agente de support partenaire · Agents administrateurs", "ben", "Ben Okafor, anglais")]
    public async Task Those_shown_first_speak_the_language_of_the_page_and_the_others_say_which_they_speak(
        string language, int width, string first, string subtitle, string other, string named)
    {
        await using var opened = await chromium.OpenAsync(world.Address, width, 800, language);
        var page = opened.Page;

        var shown = await page.Locator(".pane")
            .EvaluateAllAsync<string[]>("panes => panes.slice(0, 3).map(pane => pane.dataset.person ?? pane.dataset.channel)");
        var spoken = await page.Locator(".pane select[name=locale]")
            .EvaluateAllAsync<string[]>("choices => choices.slice(0, 3).map(choice => choice.value)");
        Assert.Equal([first, "megan", "support"], shown);
        Assert.Equal([language, language, language], spoken);
        Assert.Equal(subtitle, await page.Locator($"[data-person={first}] .who p").TextContentAsync());
        await Assertions.Expect(page.Locator($".places [data-place={other}]")).ToHaveAccessibleNameAsync(named);
        Assert.Equal(0, await page.Locator($".places [data-place={first}] .speaks").CountAsync());
        await Accessibility.HasNoViolationsAsync(page);
        Assert.Empty(opened.Problems);
    }

    [Theory]
    [InlineData("en", 1280)]
    [InlineData("fr", 1280)]
    [InlineData("fr", 360)]
    public async Task Everybody_is_reached_by_a_press_and_has_one_colour(string language, int width)
    {
        await using var opened = await chromium.OpenAsync(world.Address, width, 740, language);
        var page = opened.Page;

        foreach (var person in world.Directory.People)
        {
            var tab = page.Locator($".places [data-place={person.Key}]");
            await Assertions.Expect(tab).ToBeInViewportAsync(new() { Ratio = 1 });
            await tab.ClickAsync();
            await Assertions.Expect(page.Locator($"[data-person={person.Key}] h2")).ToBeInViewportAsync(new() { Ratio = 1 });
            await Assertions.Expect(page.Locator($"[data-person={person.Key}] button[name=open]")).ToBeInViewportAsync(new() { Ratio = 1 });
            Assert.Equal(await ColourOf(tab.Locator(".avatar")), await ColourOf(page.Locator($"[data-person={person.Key}] .who .avatar")));
        }

        Assert.Equal(width, await page.EvaluateAsync<int>("document.documentElement.scrollWidth"));
    }

    [Fact]
    public async Task Where_people_have_spoken_already_the_page_changes_nobodys_language()
    {
        world.Teams.Install(world.Megan.Person);

        await using var opened = await chromium.OpenAsync(world.Address, language: "fr");

        await Assertions.Expect(opened.Page.Locator("[data-person=megan] select[name=locale]")).ToHaveValueAsync("en");
        Assert.Equal("en-US", world.Megan.Person.Locale);
    }

    [Fact]
    public async Task A_newcomer_is_invited_to_the_story_which_begins_with_opening_the_bot()
    {
        await using var opened = await chromium.OpenAsync(world.Address, 1280, 800);
        var guide = new Guide(opened.Page);
        await Assertions.Expect(guide.Root).ToContainTextAsync("New here?");

        await guide.Root.Locator("[name=begin]").ClickAsync();

        await Assertions.Expect(guide.Words).ToHaveAttributeAsync("data-task", "open");
        await Assertions.Expect(guide.Root.Locator("[aria-current=step]")).ToContainTextAsync("Attest");
        await Assertions.Expect(opened.Page.Locator("[data-person=ben] .lit[name=open]")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Whoever_declines_the_story_is_not_asked_again_and_can_play_it_still()
    {
        await using var opened = await chromium.OpenAsync(world.Address, 1280, 800);
        var guide = new Guide(opened.Page);

        await guide.Root.Locator("[name=not-now]").ClickAsync();

        await Assertions.Expect(guide.Root).ToBeHiddenAsync();
        await Assertions.Expect(guide.Opener).ToBeFocusedAsync();
        await opened.Page.ReloadAsync();
        await opened.Page.WaitForSelectorAsync("body[data-ready]");
        await Assertions.Expect(guide.Root).ToBeHiddenAsync();
        await Assertions.Expect(guide.Opener).ToHaveTextAsync("Play the story");
        Assert.Empty(opened.Problems);
    }

    private static Task<string> ColourOf(ILocator avatar) => avatar.EvaluateAsync<string>("item => getComputedStyle(item).backgroundColor");
}
