using System.Globalization;
using McaBot.Attestations;
using McaBot.Cards;
using McaBot.Sandbox.Gallery.Samples;
using Microsoft.Playwright;

namespace McaBot.Tests.Browser;

/// <summary>The summary of an evidence package as a browser shows and prints it, opened from where it was saved.</summary>
public sealed class SummaryPageTests(ChromiumFixture chromium) : IClassFixture<ChromiumFixture>
{
    [Theory]
    [InlineData("en", 1280, false)]
    [InlineData("fr", 1280, true)]
    [InlineData("en", 360, true)]
    [InlineData("fr", 360, false)]
    public async Task It_reads_well_and_asks_the_network_for_nothing(string language, int width, bool dark)
    {
        await using var page = await FilePage.OpenAsync(chromium, Summary(language), width, dark);

        await Assertions.Expect(page.Page.Locator("h1")).ToContainTextAsync("MCA-");
        await page.FitsItsWidthAsync();
        await page.HasNoViolationsAsync();
        await page.PictureAsync($"summary-{language}-{width}-{(dark ? "dark" : "light")}");

        Assert.Empty(page.Asked);
        Assert.Empty(page.Problems);
        var policy = await page.Page.Locator("meta[http-equiv]").GetAttributeAsync("content") ?? "";
        Assert.StartsWith("default-src 'none'; style-src 'sha256-", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_prints_in_dark_ink_within_the_paper()
    {
        await using var page = await FilePage.OpenAsync(chromium, Summary("fr"), FilePage.PaperWidth, dark: true);
        await page.Page.EmulateMediaAsync(new PageEmulateMediaOptions { Media = Media.Print, ColorScheme = ColorScheme.Dark });

        await page.FitsItsWidthAsync();
        Assert.Equal("rgb(0, 0, 0)", await page.Page.EvaluateAsync<string>("getComputedStyle(document.body).color"));
        Assert.InRange(await page.SheetsAsync(), 1, 3);
    }

    private static string Summary(string language)
    {
        var world = new SampleWorld().WithEvidence();
        return PackageTexts.Summary(
            world.View(AttestationState.Completed),
            [.. world.Facts.Evidence!.Index().Select(e => new PackageFile(e.Item, $"evidence/{e.Index + 1}.eml"))],
            SampleWorld.Start, "verify.txt", CultureInfo.GetCultureInfo(language));
    }
}
