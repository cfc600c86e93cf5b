using System.Globalization;
using McaBot.Sandbox;
using McaBot.Sandbox.Wire;

namespace McaBot.Tests.Support;

/// <summary>Storage is reached through a proxy, where faults can strike it.</summary>
public sealed class FaultyWorld : StoryWorld
{
    protected override SandboxOptions Options =>
    new()
    {
        StorageThroughProxy = true,
        BotSettings = new Dictionary<string, string>
        {
            ["Notifications__ClaimTime"] = "00:00:10",
            ["Notifications__SweepInterval"] = "00:00:01",
        },
    };

    /// <param name="failure">A status, "stall", "dropped" or "nonsense".</param>
    /// <param name="stall">Longer than the bot waits for that service.</param>
    internal ArmedFault Fails(string failure, string service, string path, TimeSpan stall, string? method = null) => World.Faults.Next(
        service,
        path,
        times: 1000,
        status: int.TryParse(failure, CultureInfo.InvariantCulture, out var status) ? status : null,
        stall: failure == "stall" ? stall : null,
        dropBeforeEffect: failure == "dropped",
        body: failure == "nonsense" ? "<html>sorry</html>" : null,
        method: method);
}

[CollectionDefinition(Name)]
public sealed class FaultStories : ICollectionFixture<FaultyWorld>
{
    public const string Name = "Stories of faults";
}
