using McaBot.Sandbox;
using McaBot.Tests.Privacy;

namespace McaBot.Tests.Browser;

/// <summary>A whole sandbox with its page, and a browser to open it in.</summary>
public sealed class SandboxPageFixture : IAsyncLifetime
{
    private readonly ChromiumFixture chromium = new();

    public SandboxWorld World { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        await chromium.InitializeAsync();
        World = await TestWorlds.StartAsync();
    }

    public async Task DisposeAsync()
    {
        await World.DisposeAsync();
        await chromium.DisposeAsync();
    }

    public Task<BrowserPage> OpenAsync(string language = "en", int width = 1600, int height = 1000, bool dark = false) =>
        chromium.OpenAsync(World.Address, width, height, language, dark);
}
