using McaBot.Sandbox;
using McaBot.Tests.Privacy;
using McaBot.Tests.Support;

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
        await StoryWorld.WarmUpAsync(World);
    }

    public async Task DisposeAsync()
    {
        await World.DisposeAsync();
        await chromium.DisposeAsync();
    }

    public Task<BrowserPage> OpenAsync(string language = "en", int width = 1600, int height = 1000, bool dark = false) =>
        chromium.OpenAsync(World.Address, width, height, language, dark);
}
