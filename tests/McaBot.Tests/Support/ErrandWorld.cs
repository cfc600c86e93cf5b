using McaBot.Sandbox;

namespace McaBot.Tests.Support;

/// <summary>What takes longer than a turn can be struck here at each of its calls.</summary>
public sealed class ErrandWorld : StoryWorld
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
}

[CollectionDefinition(Name)]
public sealed class ErrandStories : ICollectionFixture<ErrandWorld>
{
    public const string Name = "Stories of errands";
}
