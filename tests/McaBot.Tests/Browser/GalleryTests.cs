using McaBot.Sandbox;
using McaBot.Sandbox.Gallery.Samples;
using McaBot.Tests.Privacy;
using Microsoft.Playwright;

namespace McaBot.Tests.Browser;

/// <summary>The page with every card in every state: what the golden files hold, to be looked at.</summary>
public sealed class GalleryTests(ChromiumFixture chromium) : IClassFixture<ChromiumFixture>, IAsyncLifetime
{
    private SandboxWorld world = null!;

    public async Task InitializeAsync() => world = await TestWorlds.StartAsync(new SandboxOptions { StartBot = false });

    public async Task DisposeAsync() => await world.DisposeAsync();

    [Theory]
    [InlineData("light", 1280)]
    [InlineData("dark", 360)]
    public async Task Every_golden_sample_is_drawn_in_both_languages_with_nothing_wrong(string theme, int width)
    {
        await using var page = await OpenAsync($"card=all&theme={theme}", width);

        var shown = await SamplesAsync(page);
        Assert.Equal(CardSamples.Of(new SampleWorld()).Select(sample => sample.Name), shown);
        foreach (var language in new[] { "en", "fr" })
        {
            var drawn = page.Page.Locator($"[data-sample] [data-language={language}][lang={language}] .card > .ac-adaptiveCard");
            await Assertions.Expect(drawn).ToHaveCountAsync(shown.Length);
        }

        Assert.Equal(theme, await page.Page.Locator("html").GetAttributeAsync("data-theme"));
        Assert.Equal(width, await page.Page.EvaluateAsync<int>("document.documentElement.scrollWidth"));
        Assert.Empty(page.Problems);
    }

    [Fact]
    public async Task A_card_is_picked_and_turned_about_and_its_buttons_say_what_they_would_send_and_send_nothing()
    {
        await using var page = await OpenAsync("lang=en&card=discard&theme=light", 1280);
        var sent = 0;
        page.Page.Request += (_, request) => sent += request.Method == "GET" ? 0 : 1;
        Assert.Equal(["discard", "discard-start-over"], await SamplesAsync(page));

        await page.Page.Locator("[data-card=confirm]").ClickAsync();
        await ReadyAsync(page);
        var english = page.Page.Locator("[data-sample=confirm] [data-language=en] .card");
        var french = page.Page.Locator("[data-sample=confirm] [data-language=fr] .card");
        var (left, right) = (await BoxAsync(english), await BoxAsync(french));
        Assert.Equal(left.Y, right.Y);
        Assert.True(left.X + left.Width <= right.X);
        Assert.NotEqual(344, left.Width);
        var light = await BackgroundAsync(english);

        await page.Page.Locator("[name=width]").ClickAsync();
        Assert.Equal((344, 344), ((await BoxAsync(english)).Width, (await BoxAsync(french)).Width));
        await page.Page.Locator("[name=theme]").ClickAsync();
        await ReadyAsync(page);
        Assert.NotEqual(light, await BackgroundAsync(english));

        await page.Page.ReloadAsync();
        await ReadyAsync(page);
        Assert.Equal("dark", await page.Page.Locator("html").GetAttributeAsync("data-theme"));
        Assert.Equal(344, (await BoxAsync(english)).Width);
        await english.Locator("button[data-verb='attest.confirm']").ClickAsync();
        await Assertions.Expect(page.Page.GetByRole(AriaRole.Status)).ToContainTextAsync("attest.confirm");

        await page.Page.Locator("[name=find]").FillAsync("start over");
        await Assertions.Expect(page.Page.Locator("[data-sample]")).ToHaveCountAsync(1);
        Assert.Equal(["discard-start-over"], await SamplesAsync(page));
        Assert.Equal(0, sent);
        Assert.Empty(page.Problems);
    }

    [Fact]
    public async Task The_page_around_the_cards_speaks_French_too()
    {
        await using var page = await OpenAsync("lang=fr&card=scenario&theme=light", 1280);

        Assert.Equal("fr", await page.Page.Locator("html").GetAttributeAsync("lang"));
        await Assertions.Expect(page.Page.Locator("[data-card=all]")).ToContainTextAsync("Toutes les cartes");
        await page.Page.Locator("[name=find]").FillAsync("zzz");
        await Assertions.Expect(page.Page.Locator("main")).ToHaveTextAsync("Aucune carte ne porte ce nom.");
        Assert.Empty(page.Problems);
    }

    [Fact]
    public async Task The_focus_stays_on_what_unfolds_a_card_and_folds_it_again()
    {
        await using var page = await OpenAsync("lang=en&card=approval&theme=light", 1280);
        var card = page.Page.Locator("[data-sample=approval-requested] [data-language=en] .card");
        ILocator Line(string title) => card.GetByRole(AriaRole.Button, new() { Name = title, Exact = true });

        await Line("Show all facts").FocusAsync();
        await page.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(Line("Hide the facts")).ToBeFocusedAsync();
        await page.Page.Keyboard.PressAsync("Enter");

        await Assertions.Expect(Line("Show all facts")).ToBeFocusedAsync();
        Assert.Empty(page.Problems);
    }

    [Theory]
    [InlineData("en", 1280, true)]
    [InlineData("fr", 360, false)]
    public async Task The_gallery_is_one_press_from_the_page_and_leads_back_in_the_same_language_and_theme(
        string language, int width, bool dark)
    {
        await using var opened = await chromium.OpenAsync(world.Address, width, 800, language, dark);
        var (page, theme) = (opened.Page, dark ? "dark" : "light");

        await page.GetByRole(AriaRole.Link, new() { Name = language == "fr" ? "Galerie" : "Gallery", Exact = true }).ClickAsync();
        await ReadyAsync(opened);
        Assert.Equal(theme, await page.Locator("html").GetAttributeAsync("data-theme"));
        Assert.Equal(language, await page.Locator("html").GetAttributeAsync("lang"));
        await page.Locator(".back").ClickAsync();

        await Assertions.Expect(page.Locator(".panes")).ToBeVisibleAsync();
        await page.WaitForSelectorAsync("body[data-ready]");
        Assert.Equal(theme, await page.Locator("html").GetAttributeAsync("data-theme"));
        Assert.Equal(language, await page.Locator("html").GetAttributeAsync("lang"));
        Assert.Equal(width, await page.EvaluateAsync<int>("document.documentElement.scrollWidth"));
        await page.Locator(".tools [name=theme]").ClickAsync();
        await page.ReloadAsync();
        await page.WaitForSelectorAsync("body[data-ready]");
        Assert.NotEqual(theme, await page.Locator("html").GetAttributeAsync("data-theme"));
        Assert.Empty(opened.Problems);
    }

    private async Task<BrowserPage> OpenAsync(string query, int width)
    {
        var page = await chromium.NewPageAsync(new() { ViewportSize = new() { Width = width, Height = 900 } });
        await page.Page.GotoAsync(new Uri(world.Address, $"/gallery?{query}").ToString());
        await ReadyAsync(page);
        return page;
    }

    private static async Task ReadyAsync(BrowserPage page) => await page.Page.WaitForSelectorAsync("body[data-ready=true]");

    private static async Task<string[]> SamplesAsync(BrowserPage page)
    {
        await ReadyAsync(page);
        return await page.Page.EvaluateAsync<string[]>("[...document.querySelectorAll('[data-sample]')].map(one => one.dataset.sample)");
    }

    private static async Task<LocatorBoundingBoxResult> BoxAsync(ILocator card) => (await card.BoundingBoxAsync())!;

    private static Task<string> BackgroundAsync(ILocator card) =>
        card.Locator(".ac-adaptiveCard").First.EvaluateAsync<string>("drawn => getComputedStyle(drawn).backgroundColor");
}
