using McaBot.Sandbox.Processes;
using Microsoft.Playwright;

namespace McaBot.Tests.Browser;

/// <summary>
/// The machine's own Chromium, headless; installed through apt where that is possible and it is missing. One for the whole run: every page
/// has a context of its own, and a browser takes longer to start than most tests to run.
/// </summary>
public sealed class ChromiumFixture : IAsyncLifetime
{
    /// <summary>
    /// Milliseconds, for whatever a page is to show: it does so in an instant, but not on a machine that is busy with everything else.
    /// </summary>
    public const float Patience = 180_000;

    /// <summary>Milliseconds, for what may have gone by now: then it is looked at once more, for as long as there is patience.</summary>
    public const float Soon = 7_500;

    public const int MaxAttempts = (int)(Patience / Soon);

    private static readonly string[] Names = ["chromium", "chromium-browser", "google-chrome"];
    private static readonly TimeSpan InstalledWithin = TimeSpan.FromMinutes(8);

    // Each window of a newer Chromium draws two pages for its address bar besides, which cost more than ours. The others Playwright
    // switches off itself, but of several such lists only the last one counts.
    private static readonly string[] WithoutFeatures =
    [
        "WebUIOmniboxPopup",
        "WebUIOmniboxAimPopup",
        "AimEnabled",
        "AvoidUnnecessaryBeforeUnloadCheckSync",
        "DestroyProfileOnBrowserClose",
        "DialMediaRouteProvider",
        "GlobalMediaControls",
        "HttpsUpgrades",
        "LensOverlay",
        "MediaRouter",
        "NetworkTimeServiceQuerying",
        "OptimizationHints",
        "PaintHolding",
        "ThirdPartyStoragePartitioning",
        "Translate",
    ];

    private static readonly string[] Arguments =
    [
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--disable-dev-shm-usage",
        "--no-proxy-server",
        $"--disable-features={string.Join(',', WithoutFeatures)}",
    ];

    // It ends with this process: what drives it does when its input closes.
    private static readonly Lazy<Task<IBrowser>> Shared = new(LaunchAsync);

    private IBrowser? browser;

    public async Task InitializeAsync() => browser = await Shared.Value;

    public Task DisposeAsync() => Task.CompletedTask;

    /// <summary>A page whose script errors are kept: see <see cref="BrowserPage.Problems"/>.</summary>
    public async Task<BrowserPage> OpenAsync(Uri address, int width = 1600, int height = 1200, string language = "en", bool dark = false)
    {
        var page = await NewPageAsync(new() { ViewportSize = new() { Width = width, Height = height } });
        await page.Page.GotoAsync(new Uri(address, $"/?lang={language}&theme={(dark ? "dark" : "light")}").ToString());
        await page.Page.WaitForSelectorAsync("body[data-ready]");
        return page;
    }

    /// <summary>
    /// An empty page in a context of its own; every page of that context has the same patience, one that opens by itself too.
    /// </summary>
    public async Task<BrowserPage> NewPageAsync(BrowserNewContextOptions options)
    {
        // What fades is hard to read for a moment, and axe says so.
        options.ReducedMotion ??= ReducedMotion.Reduce;
        var context = await browser!.NewContextAsync(options);
        context.SetDefaultTimeout(Patience);
        return new BrowserPage(await context.NewPageAsync());
    }

    private static async Task<IBrowser> LaunchAsync()
    {
        var path = Find() ?? await InstallAsync();
        Assertions.SetDefaultExpectTimeout(Patience);
        var playwright = await Playwright.CreateAsync();
        return await playwright.Chromium.LaunchAsync(
            new BrowserTypeLaunchOptions
            {
                ExecutablePath = path,
                Args = Arguments,
                Headless = true,
                Timeout = Patience,
            });
    }

    private static string? Find()
    {
        var folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Append("/usr/bin");
        return folders.SelectMany(folder => Names.Select(name => Path.Combine(folder, name))).FirstOrDefault(File.Exists);
    }

    private static async Task<string> InstallAsync()
    {
        const string missing = "The browser tests need Chromium. It is not on the PATH and could not be installed";
        if (!File.Exists("/usr/bin/apt-get")) throw new InvalidOperationException($"{missing}: this machine has no apt-get.");

        string[] asRoot = Environment.UserName == "root" ? [] : ["sudo", "-n"];
        foreach (var step in new[] { "apt-get update", "apt-get install -y --no-install-recommends chromium" })
        {
            string[] words = [.. asRoot, .. step.Split(' ')];
            await using var apt = ChildProcess.Start(
                "apt-get", words[0], words[1..], new Dictionary<string, string> { ["DEBIAN_FRONTEND"] = "noninteractive" });
            await apt.Exited.WaitAsync(InstalledWithin, TimeProvider.System);
            if (apt.ExitCode != 0) throw apt.Failed($"ended with {apt.ExitCode}. {missing}");
        }

        return Find() ?? throw new InvalidOperationException($"{missing}: apt-get installed none.");
    }
}
