using System.Collections.Concurrent;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace McaBot.Tests.Browser;

/// <summary>A page opened from a file, as whoever got it opens it: what it asks the network for is counted and refused.</summary>
internal sealed partial class FilePage : IAsyncDisposable
{
    /// <summary>What A4 leaves between its margins, in a browser's points.</summary>
    public const int PaperWidth = 680;

    private readonly string path;
    private readonly ConcurrentQueue<string> asked = new();
    private readonly ConcurrentQueue<string> problems = new();

    private FilePage(string path, IPage page)
    {
        (this.path, Page) = (path, page);
        page.PageError += (_, error) => problems.Enqueue(error);
        page.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning") problems.Enqueue(message.Text);
        };
        page.Request += (_, request) =>
        {
            if (!request.IsNavigationRequest) asked.Enqueue(request.Url);
        };
    }

    public IPage Page { get; }

    /// <summary>Whatever it asked for besides itself.</summary>
    public IReadOnlyCollection<string> Asked => asked;

    /// <summary>Errors of its script, and what its policy kept out.</summary>
    public IReadOnlyCollection<string> Problems => problems;

    /// <param name="prepare">Before its own script runs.</param>
    public static async Task<FilePage> OpenAsync(
        ChromiumFixture chromium, string html, int width = 1280, bool dark = false, string? prepare = null)
    {
        var path = Path.Combine(Path.GetTempPath(), $"mcabot-{Guid.NewGuid():n}.html");
        await File.WriteAllTextAsync(path, html);
        var blank = await chromium.NewPageAsync(new BrowserNewContextOptions
        {
            ViewportSize = new ViewportSize { Width = width, Height = 900 },
            ColorScheme = dark ? ColorScheme.Dark : ColorScheme.Light,
            Offline = true,
        });
        var opened = new FilePage(path, blank.Page);
        if (prepare is not null) await opened.Page.AddInitScriptAsync(prepare);
        await opened.Page.GotoAsync(new Uri(path).AbsoluteUri);
        return opened;
    }

    /// <summary>Nothing stands out to the right of the window.</summary>
    public async Task FitsItsWidthAsync() =>
        Assert.True(await Page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= document.documentElement.clientWidth"));

    public async Task HasNoViolationsAsync() => Assert.Equal("", await Accessibility.FoundAsync(Page));

    /// <summary>A picture of all of it into the folder that MCABOT_PICTURES names.</summary>
    public async Task PictureAsync(string name)
    {
        if (Environment.GetEnvironmentVariable("MCABOT_PICTURES") is { Length: > 0 } folder)
            await Page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(folder, $"{name}.png"), FullPage = true });
    }

    /// <summary>Prints it, and counts the sheets.</summary>
    public async Task<int> SheetsAsync()
    {
        var printed = await Page.PdfAsync(new PagePdfOptions { PreferCSSPageSize = true, PrintBackground = true });
        return Sheet().Count(Encoding.Latin1.GetString(printed));
    }

    [GeneratedRegex(@"/Type\s*/Page\b")]
    private static partial Regex Sheet();

    public async ValueTask DisposeAsync()
    {
        await Page.Context.DisposeAsync();
        File.Delete(path);
    }
}
