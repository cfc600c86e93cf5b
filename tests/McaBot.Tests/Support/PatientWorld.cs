using McaBot.Sandbox;

namespace McaBot.Tests.Support;

/// <summary>Nothing happens by itself here, people may remind at once, and managers are looked up whether they are away.</summary>
public sealed class PatientWorld : StoryWorld
{
    /// <summary>Longer than a press takes on the slowest machine.</summary>
    internal static readonly TimeSpan RemindAtMostEvery = TimeSpan.FromSeconds(15);

    protected override SandboxOptions Options => new()
    {
        BotSettings = new Dictionary<string, string>
        {
            ["Reminders__RemindAfter"] = "00:00:00",
            ["Reminders__EscalateAfter"] = "00:00:00",
            ["Reminders__ExpireAfter"] = "00:00:00",
            ["Reminders__RemindAtMostEvery"] = $"{RemindAtMostEvery}",
            ["Reminders__AbsenceCheck"] = "true",
        },
    };
}

[CollectionDefinition(Name)]
public sealed class PatientStories : ICollectionFixture<PatientWorld>
{
    public const string Name = "Stories of reminders and absence";
}
