using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using McaBot.Attestations;
using McaBot.Cards;
using Microsoft.Playwright;

namespace McaBot.Tests.Browser;

/// <summary>A month's report as a browser shows and prints it, opened from where it was saved.</summary>
public sealed class ReportPageTests(ChromiumFixture chromium) : IClassFixture<ChromiumFixture>
{
    [Theory]
    [InlineData("en", 1280, false)]
    [InlineData("fr", 1280, true)]
    [InlineData("en", 360, true)]
    [InlineData("fr", 360, false)]
    public async Task It_reads_well_and_asks_the_network_for_nothing(string language, int width, bool dark)
    {
        await using var page = await FilePage.OpenAsync(chromium, await ReportAsync(language), width, dark);

        await Assertions.Expect(page.Page.Locator("h1")).ToContainTextAsync(language == "fr" ? "octobre 2026" : "October 2026");
        await page.FitsItsWidthAsync();
        await page.HasNoViolationsAsync();
        await page.PictureAsync($"report-{language}-{width}-{(dark ? "dark" : "light")}");

        Assert.Empty(page.Asked);
        Assert.Empty(page.Problems);
        Assert.Equal(0, await page.Page.Locator("script").CountAsync());
        Assert.Contains(
            "default-src 'none'", await page.Page.Locator("meta[http-equiv]").GetAttributeAsync("content") ?? "", StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_chart_has_a_name_and_a_table_with_the_same_numbers()
    {
        await using var page = await FilePage.OpenAsync(chromium, await ReportAsync("en"));

        var charts = await page.Page.Locator(".pair").AllAsync();

        Assert.Equal(5, charts.Count);
        foreach (var chart in charts)
        {
            await Assertions.Expect(chart.GetByRole(AriaRole.Img)).ToHaveAccessibleNameAsync(new Regex(".{20,}"));
            Assert.Equal(
                await chart.Locator("tbody tr td:nth-of-type(1)").AllTextContentsAsync(),
                await chart.Locator("svg .number").AllTextContentsAsync());
        }
    }

    [Fact]
    public async Task It_prints_on_paper_whole_and_in_dark_ink()
    {
        await using var page = await FilePage.OpenAsync(chromium, await ReportAsync("fr"), FilePage.PaperWidth, dark: true);
        await page.Page.EmulateMediaAsync(new PageEmulateMediaOptions { Media = Media.Print, ColorScheme = ColorScheme.Dark });

        await page.FitsItsWidthAsync();
        Assert.Equal("rgb(0, 0, 0)", await page.Page.EvaluateAsync<string>("getComputedStyle(document.body).color"));
        Assert.InRange(await page.SheetsAsync(), 1, 4);

        // No section is taller than a sheet, or a part of it would be cut in two.
        var tallest = await page.Page.EvaluateAsync<double>(
            "Math.max(...[...document.querySelectorAll('section')].map(s => s.offsetHeight))");
        Assert.InRange(tallest, 1, 1000);
    }

    [Fact]
    public async Task A_month_without_decisions_says_so()
    {
        var none = new MonthTally(_ => false).ToFigures();
        var html = await WriteAsync(new(new DateOnly(2026, 10, 1), none with { GivenUp = 1 }, none, "UTC", Made, true, 2), "en");

        Assert.Contains("Nothing was decided in this month.", html, StringComparison.Ordinal);
        Assert.Contains("the records of 2 customers do not hold", html, StringComparison.Ordinal);
        Assert.DoesNotContain("NaN", html, StringComparison.Ordinal);
    }

    private static DateTimeOffset Made { get; } = new(2026, 11, 3, 9, 5, 0, TimeSpan.FromHours(1));

    private static Task<string> ReportAsync(string language) => WriteAsync(
        new(new DateOnly(2026, 10, 1), Figures(23, 1.4), Figures(17, 1), "Europe/Paris", Made, IsOver: true, Broken: 0), language);

    private static MonthFigures Figures(int some, double more)
    {
        int Of(double share) => (int)(some * share * more);
        TimeSpan[] times = [.. Enumerable.Range(1, Of(1.5)).Select(n => TimeSpan.FromMinutes(n * n * 1.7))];
        return new(
            Of(1.3), Of(1.7),
            new Dictionary<AttestationState, int>
            {
                [AttestationState.Approved] = times.Length - 4,
                [AttestationState.Rejected] = 4,
                [AttestationState.Withdrawn] = 3,
                [AttestationState.Expired] = 1,
                [AttestationState.Completed] = Of(1.2),
                [AttestationState.Failed] = 1,
            },
            new Dictionary<Scenario, MonthGroup>
            {
                [Scenario.ExistingPartner] = new(Of(1.1), Of(0.9), 3),
                [Scenario.NewPartner] = new(Of(0.6), Of(0.4), 1),
            },
            new Dictionary<AcceptanceMethod, MonthGroup>
            {
                [AcceptanceMethod.Email] = new(Of(0.9), Of(0.8), 2),
                [AcceptanceMethod.SignedDocument] = new(Of(0.4), Of(0.3), 1),
                [AcceptanceMethod.Meeting] = new(Of(0.2), Of(0.2), 1),
                [AcceptanceMethod.SupportTicket] = new(Of(0.2), Of(0.1), 0),
            },
            times, 2, 1);
    }

    private static async Task<string> WriteAsync(MonthReportView view, string language)
    {
        using var stream = new MemoryStream();
        await MonthReport.WriteAsync(stream, view, CultureInfo.GetCultureInfo(language), CancellationToken.None);
        return Encoding.UTF8.GetString(stream.ToArray());
    }
}
