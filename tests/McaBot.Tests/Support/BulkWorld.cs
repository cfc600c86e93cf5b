using McaBot.Sandbox;
using McaBot.Sandbox.World;

namespace McaBot.Tests.Support;

/// <summary>
/// Partner Center carries out what was approved here, days are seconds, and what is waited for is looked at often. Idle for most of its
/// time.
/// </summary>
public sealed class BulkWorld : StoryWorld
{
    protected override SandboxOptions Options => new()
    {
        PartnerCenter = true,
        PartnerCenterReads = true,
        BotSettings = new Dictionary<string, string>
        {
            ["Reminders__RemindAfter"] = "00:00:20",
            ["Reminders__MaxReminders"] = "1",
            ["Reminders__EscalateAfter"] = "00:00:40",
            ["Reminders__RemindAtMostEvery"] = "00:00:01",
            ["Reminders__ExpireAfter"] = "00:00:00",
            ["Notifications__ClaimTime"] = "00:00:10",
            ["Notifications__SweepInterval"] = "00:00:01",
            ["PartnerCenter__Timeout"] = "00:00:03",
        },
    };

    internal PartnerCenterBook PartnerCenter => World.PartnerCenter;
}

[CollectionDefinition(Name)]
public sealed class BulkStories : ICollectionFixture<BulkWorld>
{
    public const string Name = "Stories of bulk requests";
}
