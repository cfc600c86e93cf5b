using McaBot.Sandbox;

namespace McaBot.Tests.Support;

/// <summary>What identifies the customers' people is erased within seconds here.</summary>
public sealed class ForgetfulWorld : StoryWorld
{
    /// <summary>Longer than a person on a busy machine takes from one step of a request to the next.</summary>
    public static readonly TimeSpan DraftsAfter = TimeSpan.FromSeconds(24);

    protected override SandboxOptions Options => new()
    {
        BotSettings = new Dictionary<string, string>
        {
            ["Retention__EraseAfter"] = "00:00:03",
            ["Retention__DraftsAfter"] = DraftsAfter.ToString(),
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
