using McaBot.Sandbox;
using Microsoft.Playwright;

namespace McaBot.Tests.Browser;

/// <summary>A whole sandbox with its page, and a browser to open it in.</summary>
public sealed class SandboxPageFixture : IAsyncLifetime
{
    private IPlaywright playwright = null!;
    private IBrowser browser = null!;

    public SandboxWorld World { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        playwright = await Playwright.CreateAsync();
        browser = await Chromium.LaunchAsync(playwright);
        World = await SandboxWorld.StartAsync();
    }

    public async Task DisposeAsync()
    {
        await World.DisposeAsync();
        await browser.DisposeAsync();
        playwright.Dispose();
    }

    public async Task<IPage> OpenAsync(int width = 1600, int height = 1000, bool dark = false, string locale = "en-GB")
    {
        var page = await browser.NewPageAsync(new()
        {
            Locale = locale,
            ColorScheme = dark ? ColorScheme.Dark : ColorScheme.Light,
            ViewportSize = new() { Width = width, Height = height },
            TimezoneId = "Europe/Paris",
        });
        page.SetDefaultTimeout(60_000);
        await page.GotoAsync(World.Address.ToString());
        return page;
    }
}
