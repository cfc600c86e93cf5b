using McaBot.Sandbox;

namespace McaBot.Tests.Privacy;

/// <summary>The only way tests make worlds: nothing personal or secret may have got out of any of them when it ends.</summary>
internal static class TestWorlds
{
    public static async Task<SandboxWorld> StartAsync(SandboxOptions? options = null)
    {
        var world = await SandboxWorld.StartAsync((options ?? new SandboxOptions()) with { Telemetry = true });
        world.Closing = Harvest.OfAsync;
        return world;
    }
}
