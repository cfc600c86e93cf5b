using McaBot.Sandbox;

namespace McaBot.Tests.Support;

/// <summary>A request lives for seconds here in place of weeks.</summary>
public sealed class HastyWorld : StoryWorld
{
    internal static readonly TimeSpan Life = TimeSpan.FromSeconds(40);

    protected override SandboxOptions Options => new()
    {
        BotSettings = new Dictionary<string, string>
        {
            ["Reminders__RemindAfter"] = "00:00:06",
            ["Reminders__MaxReminders"] = "1",
            ["Reminders__EscalateAfter"] = "00:00:14",
            ["Reminders__ExpireAfter"] = $"{Life}",
            ["Notifications__ClaimTime"] = "00:00:10",
            ["Notifications__SweepInterval"] = "00:00:01",
        },
    };
}

[CollectionDefinition(Name)]
public sealed class HastyStories : ICollectionFixture<HastyWorld>
{
    public const string Name = "Stories of requests nobody decides on";
}
