using McaBot.Sandbox;

namespace McaBot.Tests.Support;

/// <summary>What identifies the customers' people is erased within seconds here.</summary>
public sealed class ForgetfulWorld : StoryWorld
{
    protected override SandboxOptions Options => new()
    {
        BotSettings = new Dictionary<string, string>
        {
            ["Retention__EraseAfter"] = "00:00:03",
            ["Retention__DraftsAfter"] = "00:00:08",
            ["Retention__SweepInterval"] = "00:00:01",
            ["Retention__SearchInterval"] = "00:00:01",
            ["Notifications__SweepInterval"] = "00:00:01",
        },
    };
}

[CollectionDefinition(Name)]
public sealed class ForgetfulStories : ICollectionFixture<ForgetfulWorld>
{
    public const string Name = "Stories of retention";
}
