using McaBot.Sandbox;
using McaBot.Sandbox.World;

namespace McaBot.Tests.Support;

/// <summary>Partner Center fails here, is waited for a short while, and given up after few tries.</summary>
public sealed class OutageWorld : StoryWorld
{
    internal const int MaxTries = 3;

    protected override SandboxOptions Options =>
    new()
    {
        PartnerCenter = true,
        PartnerCenterReads = true,
        BotSettings = new Dictionary<string, string>
        {
            ["Notifications__MaxClaims"] = $"{MaxTries}",
            ["PartnerCenter__Timeout"] = "00:00:04",
        },
    };

    internal PartnerCenterBook PartnerCenter => World.PartnerCenter;
}

[CollectionDefinition(Name)]
public sealed class OutageStories : ICollectionFixture<OutageWorld>
{
    public const string Name = "Stories of Partner Center failing";
}
