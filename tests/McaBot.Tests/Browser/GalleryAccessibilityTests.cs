using McaBot.Sandbox;
using McaBot.Sandbox.Gallery.Samples;
using McaBot.Tests.Privacy;
using Microsoft.Playwright;

namespace McaBot.Tests.Browser;

/// <summary>
/// What axe finds in every card in every state, unfolded, in both languages and both themes; and in the gallery around them.
/// </summary>
public sealed class GalleryAccessibilityTests(ChromiumFixture chromium) : IClassFixture<ChromiumFixture>, IAsyncLifetime
{
    private SandboxWorld world = null!;

    public async Task InitializeAsync() => world = await TestWorlds.StartAsync(new SandboxOptions { StartBot = false });

    public async Task DisposeAsync() => await world.DisposeAsync();

    /// <summary>
    /// Rules about words once in each language, as words know no theme; contrast in all four. Then enlarged to 200 %, and to what a phone
    /// shows, too, all of it on one page: drawing it is what takes time.
    /// </summary>
    [Theory]
    [InlineData("en", "light", 640)]
    [InlineData("fr", "dark", 320)]
    public async Task No_card_in_any_state_language_or_theme_has_anything_that_axe_finds_or_is_wider_than_its_place(
        string language, string theme, int narrow)
    {
        await using var opened = await OpenAsync(language, theme, width: 1280);
        var page = opened.Page;
        var samples = CardSamples.Of(new SampleWorld()).Count;

        Assert.Equal(samples, await UnfoldAsync(page, language));
        var found = await CardAxe.RulesAsync(page);
        var contrast = await CardAxe.ContrastAsync(page);
        await page.Locator("[name=theme]").ClickAsync();
        Assert.Equal(samples, await UnfoldAsync(page, language));
        var other = await CardAxe.ContrastAsync(page);
        await page.SetViewportSizeAsync(narrow, 900);
        var enlarged = await page.EvaluateAsync<string[]>(
            """
            () => [
              ...[document.documentElement, ...document.querySelectorAll('main .card')]
                .filter(one => one.scrollWidth > one.clientWidth + 1)
                .map(one => `${one.closest('[data-sample]')?.dataset.sample ?? 'page'}: ${one.scrollWidth} > ${one.clientWidth}`),
              ...document.getAnimations().map(one => `moves although less motion is wanted: ${one.effect.target.className}`),
            ]
            """);

        Assert.Empty(enlarged);
        Assert.Equal("", found + contrast.Found + other.Found);
        Assert.Equal(theme == "dark" ? "light" : "dark", await page.Locator("html").GetAttributeAsync("data-theme"));
        Assert.All(new[] { contrast, other }, report =>
        {
            Assert.InRange(report.Looked, 20, report.Texts);
            Assert.InRange(report.Texts, samples, int.MaxValue);
        });
        Assert.Empty(opened.Problems);
    }

    [Fact]
    public async Task A_text_that_is_hard_to_read_and_a_field_without_a_name_would_be_found()
    {
        await using var opened = await OpenAsync("en", "dark", width: 1280, "confirm");
        var page = opened.Page;
        Assert.Equal(("", ""), ((await CardAxe.ContrastAsync(page)).Found, await CardAxe.RulesAsync(page)));

        await page.EvaluateAsync(
            """
            () => {
              [...document.querySelectorAll('main .ac-textBlock')].find(one => one.checkVisibility()).style.color = '#555';
              document.querySelector('main .card').append(document.createElement('input'));
            }
            """);

        Assert.Contains("insufficient color contrast", (await CardAxe.ContrastAsync(page)).Found, StringComparison.Ordinal);
        Assert.Contains("label: ", await CardAxe.RulesAsync(page), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("en", 1280, "light")]
    [InlineData("fr", 360, "dark")]
    public async Task The_gallery_around_the_cards_has_nothing_that_axe_finds(string language, int width, string theme)
    {
        await using var opened = await chromium.NewPageAsync(new() { ViewportSize = new() { Width = width, Height = 900 } });
        var page = opened.Page;
        await page.GotoAsync(new Uri(world.Address, $"/gallery?lang={language}&theme={theme}&card=discard").ToString());
        await page.WaitForSelectorAsync("body[data-ready=true]");

        Assert.Equal("", await Accessibility.FoundAsync(page));
    }

    /// <summary>Nothing that a card links to is opened.</summary>
    private async Task<BrowserPage> OpenAsync(string language, string theme, int width, string card = "all")
    {
        var opened = await chromium.NewPageAsync(new() { ViewportSize = new() { Width = width, Height = 900 } });
        await opened.Page.GotoAsync(new Uri(world.Address, $"/gallery?only={language}&theme={theme}&card={card}").ToString());
        await opened.Page.WaitForSelectorAsync("body[data-ready=true]");
        await opened.Page.EvaluateAsync("window.open = () => null");
        return opened;
    }

    /// <summary>Presses whatever unfolds something, and opens what is behind three dots.</summary>
    /// <returns>How many cards there are.</returns>
    private static async Task<int> UnfoldAsync(IPage page, string language)
    {
        await page.WaitForSelectorAsync("body[data-ready=true]");
        return await page.EvaluateAsync<int>(
            """
            language => {
              const items = document.querySelectorAll('main .ac-selectable, main .ac-pushButton:not([data-overflow])');
              const shown = [...items].filter(item => item.offsetParent);
              shown.filter(item => item.offsetParent).forEach(item => item.click());
              document.querySelector('main [data-overflow]')?.click();
              return document.querySelectorAll(`main [data-language=${language}] .card > .ac-adaptiveCard`).length;
            }
            """,
            language);
    }
}
