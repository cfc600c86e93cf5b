using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using McaBot.Sandbox;
using McaBot.Sandbox.Gallery.Samples;
using McaBot.Tests.Privacy;
using Microsoft.Playwright;

namespace McaBot.Tests.Browser;

/// <summary>What axe finds in every card in every state, unfolded, in both languages and both themes; and in the gallery around them.</summary>
public sealed class GalleryAccessibilityTests(ChromiumFixture chromium) : IClassFixture<ChromiumFixture>, IAsyncLifetime
{
    // A card differs from theme to theme in its colours, which are the same in either language.
    private static readonly AxeRunOptions Everything = new() { ResultTypes = [ResultType.Violations] };
    private static readonly AxeRunOptions Colours = new()
    {
        ResultTypes = [ResultType.Violations],
        RunOnly = new RunOnlyOptions { Type = "rule", Values = ["color-contrast", "link-in-text-block"] },
    };

    private SandboxWorld world = null!;

    public async Task InitializeAsync() => world = await TestWorlds.StartAsync(new SandboxOptions { StartBot = false });

    public async Task DisposeAsync() => await world.DisposeAsync();

    [Fact]
    public async Task No_card_in_any_state_language_or_theme_has_anything_that_axe_finds()
    {
        await using var opened = await chromium.NewPageAsync(new() { ViewportSize = new() { Width = 1280, Height = 900 } });
        var samples = CardSamples.Of(new SampleWorld());
        var found = new List<string>();

        var looked = await LookAsync(opened.Page, samples, "light", "main", Everything, found);
        await LookAsync(opened.Page, samples, "dark", "main [data-language=fr]", Colours, found);

        Assert.Equal("", string.Concat(found));
        Assert.Equal(2 * samples.Count, looked);
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

        var result = await page.RunAxe(Everything);

        Assert.Equal("", Accessibility.Report(theme, result.Violations));
    }

    /// <returns>How many cards there were.</returns>
    private async Task<int> LookAsync(
        IPage page, IEnumerable<CardSample> samples, string theme, string where, AxeRunOptions options, List<string> found)
    {
        await page.GotoAsync(new Uri(world.Address, $"/gallery?lang=en&theme={theme}&card=superseded").ToString());
        await page.EvaluateAsync("window.open = () => null");
        var looked = 0;
        foreach (var card in samples.Select(sample => sample.Card).Distinct())
        {
            await page.Locator($"[data-card='{card}']").ClickAsync();
            looked += await UnfoldAsync(page);
            var result = await page.RunAxe(new AxeRunContext { Include = [new AxeSelector(where)] }, options);
            found.Add(Accessibility.Report($"{card}, {theme}", result.Violations));
        }

        return looked;
    }

    /// <summary>Presses whatever unfolds something, and opens what is behind three dots.</summary>
    /// <returns>How many cards there are.</returns>
    private static async Task<int> UnfoldAsync(IPage page)
    {
        await page.WaitForSelectorAsync("body[data-ready=true]");
        return await page.EvaluateAsync<int>(
            """
            () => {
              const shown = [...document.querySelectorAll('main .ac-selectable, main .ac-pushButton:not([data-overflow])')].filter(item => item.offsetParent);
              shown.filter(item => item.offsetParent).forEach(item => item.click());
              document.querySelector('main [data-overflow]')?.click();
              return document.querySelectorAll('main .card > .ac-adaptiveCard').length;
            }
            """);
    }
}
