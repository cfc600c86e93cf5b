using McaBot.Sandbox;

namespace McaBot.Tests.Stories;

[CollectionDefinition(Name)]
public sealed class PlainStories : ICollectionFixture<StoryWorld>
{
    public const string Name = "Stories";
}

/// <summary>A second plain world, so that two stories run side by side.</summary>
[CollectionDefinition(Name)]
public sealed class FormStories : ICollectionFixture<StoryWorld>
{
    public const string Name = "Stories of forms";
}

/// <summary>Storage is reached through a proxy, where faults can strike it.</summary>
public sealed class FaultyWorld : StoryWorld
{
    protected override SandboxOptions Options => new() { StorageThroughProxy = true };
}

[CollectionDefinition(Name)]
public sealed class FaultStories : ICollectionFixture<FaultyWorld>
{
    public const string Name = "Stories of faults";
}

/// <summary>The bot dies here, and what it left is picked up soon.</summary>
public sealed class MortalWorld : StoryWorld
{
    protected override SandboxOptions Options => new()
    {
        BotSettings = new Dictionary<string, string> { ["Notifications__ClaimTime"] = "00:00:10", ["Notifications__SweepInterval"] = "00:00:01" },
    };
}

[CollectionDefinition(Name)]
public sealed class MortalStories : ICollectionFixture<MortalWorld>
{
    public const string Name = "Stories of restarts";
}
