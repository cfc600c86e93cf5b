using McaBot.Sandbox;
using McaBot.Tests.Privacy;
using McaBot.Tests.Support;

namespace McaBot.Tests.Browser;

/// <summary>A sandbox whose bot carries out through Partner Center, and a browser to open it in.</summary>
public sealed class ConnectedPageFixture : IAsyncLifetime
{
    private readonly ChromiumFixture chromium = new();

    public SandboxWorld World { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        await chromium.InitializeAsync();
        World = await TestWorlds.StartAsync(new SandboxOptions { PartnerCenter = true, PartnerCenterReads = true });
        await StoryWorld.WarmUpAsync(World);
    }

    public async Task DisposeAsync()
    {
        await World.DisposeAsync();
        await chromium.DisposeAsync();
    }

    public Task<BrowserPage> OpenAsync(string language, int width, bool dark) =>
        chromium.OpenAsync(World.Address, width, 1000, language, dark);
}
