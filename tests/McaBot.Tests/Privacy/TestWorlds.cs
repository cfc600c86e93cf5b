using McaBot.Sandbox;

namespace McaBot.Tests.Privacy;

/// <summary>The only way tests make worlds: nothing personal or secret may have got out of any of them when it ends.</summary>
internal static class TestWorlds
{
    /// <summary>
    /// What was found, a file for each world: of a fixture that fails as it ends, a test run says no more than that it did.
    /// </summary>
    private static readonly string Told = Repository.PathOf("artifacts", "harvest");

    public static async Task<SandboxWorld> StartAsync(SandboxOptions? options = null)
    {
        options ??= new SandboxOptions();

        // A bot in the tests' own process would export what the stand-ins do there as well.
        var world = await SandboxWorld.StartAsync(options with { Telemetry = options.StartBot });
        world.Closing = LookThroughAsync;
        return world;
    }

    private static async Task LookThroughAsync(SandboxWorld world)
    {
        try
        {
            await Harvest.OfAsync(world);
        }
        catch (Exception failure)
        {
            System.IO.Directory.CreateDirectory(Told);
            await File.WriteAllTextAsync(Path.Combine(Told, $"{Guid.NewGuid():n}.txt"), $"{failure.Message}\n");
            throw;
        }
    }
}
