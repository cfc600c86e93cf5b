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

    /// <summary>Each card once in each language and once in each theme: words know no theme, and colours no language.</summary>
    [Theory]
    [InlineData("en", "light")]
    [InlineData("fr", "dark")]
    public async Task No_card_in_any_state_language_or_theme_has_anything_that_axe_finds(string language, string theme)
    {
        await using var opened = await chromium.NewPageAsync(new() { ViewportSize = new() { Width = 1280, Height = 900 } });
        var page = opened.Page;
        await page.GotoAsync(new Uri(world.Address, $"/gallery?only={language}&theme={theme}&card=superseded").ToString());
        await page.EvaluateAsync("window.open = () => null");
        var samples = CardSamples.Of(new SampleWorld());
        var (found, looked) = ("", 0);

        foreach (var card in samples.Select(sample => sample.Card).Distinct())
        {
            await page.Locator($"[data-card='{card}']").ClickAsync();
            looked += await UnfoldAsync(page, language);
            if (await Accessibility.FoundAsync(page.Locator("main")) is { Length: > 0 } here) found += $"{card}: {here}";
        }

        Assert.Equal("", found);
        Assert.Equal(samples.Count, looked);
        Assert.Equal(theme, await page.Locator("html").GetAttributeAsync("data-theme"));
        Assert.Empty(opened.Problems);
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
