using McaBot.Sandbox;

namespace McaBot.Tests.Support;

/// <summary>Storage is reached through a proxy, and the bot dies at any call.</summary>
public sealed class MortalFaultyWorld : StoryWorld
{
    /// <summary>
    /// Tries that may have been seen: until all are held where they are to die, one of them may have been given up as unanswered, and be
    /// tried again.
    /// </summary>
    public const string HeldLong = "10";

    protected override SandboxOptions Options => new()
    {
        StorageThroughProxy = true,
        BotSettings = new Dictionary<string, string>
        {
            ["Notifications__ClaimTime"] = "00:00:10",
            ["Notifications__SweepInterval"] = "00:00:01",
            ["Notifications__MaxAmbiguous"] = HeldLong,
            ["Reminders__RemindAtMostEvery"] = "00:00:00",
        },
    };
}

[CollectionDefinition(Name)]
public sealed class MortalFaultStories : ICollectionFixture<MortalFaultyWorld>
{
    public const string Name = "Stories of crashes";
}
