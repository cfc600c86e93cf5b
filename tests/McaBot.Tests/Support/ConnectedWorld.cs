using McaBot.Attestations;
using McaBot.Sandbox;
using McaBot.Sandbox.World;

namespace McaBot.Tests.Support;

/// <summary>Approved attestations are carried out through Partner Center, which also tells of earlier acceptances.</summary>
public sealed class ConnectedWorld : StoryWorld
{
    protected override SandboxOptions Options => new() { PartnerCenter = true, PartnerCenterReads = true };

    internal PartnerCenterBook PartnerCenter => World.PartnerCenter;
}

[CollectionDefinition(Name)]
public sealed class ConnectedStories : ICollectionFixture<ConnectedWorld>
{
    public const string Name = "Stories with Partner Center";
}
