using System.Globalization;
using McaBot.Sandbox;

namespace McaBot.Tests.Support;

/// <summary>Nobody may do much at a time here.</summary>
public sealed class NarrowWorld : StoryWorld
{
    public const int TurnsPerPerson = 60;

    protected override SandboxOptions Options => new()
    {
        BotSettings = new Dictionary<string, string>
        {
            ["Limits__TurnsPerPersonPerMinute"] = TurnsPerPerson.ToString(CultureInfo.InvariantCulture),
            ["Limits__OpenRequestsPerPerson"] = "2",
            ["Evidence__MaxBytes"] = "2048",
        },
    };
}

[CollectionDefinition(Name)]
public sealed class NarrowStories : ICollectionFixture<NarrowWorld>
{
    public const string Name = "Stories of limits";
}
