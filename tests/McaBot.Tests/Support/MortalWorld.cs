using McaBot.Sandbox;

namespace McaBot.Tests.Support;

/// <summary>The bot dies here, and what it left is picked up soon.</summary>
public sealed class MortalWorld : StoryWorld
{
    protected override SandboxOptions Options =>
    new()
    {
        BotSettings = new Dictionary<string, string>
        {
            ["Notifications__ClaimTime"] = "00:00:10",
            ["Notifications__SweepInterval"] = "00:00:01",
        },
    };
}

[CollectionDefinition(Name)]
public sealed class MortalStories : ICollectionFixture<MortalWorld>
{
    public const string Name = "Stories of restarts";
}
