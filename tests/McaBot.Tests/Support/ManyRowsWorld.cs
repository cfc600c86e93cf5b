using McaBot.Sandbox;

namespace McaBot.Tests.Support;

/// <summary>A thousand rows keep storage busy here, and the bot dies in the middle: it looks less often for what is left.</summary>
public sealed class ManyRowsWorld : StoryWorld
{
    protected override SandboxOptions Options =>
    new()
    {
        BotSettings = new Dictionary<string, string>
        {
            ["Notifications__ClaimTime"] = "00:00:10",
            ["Notifications__SweepInterval"] = "00:00:05",
        },
    };
}

[CollectionDefinition(Name)]
public sealed class ManyRowsStories : ICollectionFixture<ManyRowsWorld>
{
    public const string Name = "Stories of many rows";
}
