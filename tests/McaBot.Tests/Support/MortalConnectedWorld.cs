using McaBot.Sandbox;
using McaBot.Sandbox.World;

namespace McaBot.Tests.Support;

/// <summary>The same with a connection to Partner Center.</summary>
public sealed class MortalConnectedWorld : StoryWorld
{
    protected override SandboxOptions Options => new()
    {
        StorageThroughProxy = true,
        PartnerCenter = true,
        BotSettings = new Dictionary<string, string>
        {
            ["Notifications__ClaimTime"] = "00:00:10",
            ["Notifications__SweepInterval"] = "00:00:01",
            ["Notifications__MaxAmbiguous"] = MortalFaultyWorld.HeldLong,
            ["PartnerCenter__Timeout"] = "00:00:03",
        },
    };
}

[CollectionDefinition(Name)]
public sealed class MortalConnectedStories : ICollectionFixture<MortalConnectedWorld>
{
    public const string Name = "Stories of crashes with Partner Center";
}
