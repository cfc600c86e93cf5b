using McaBot.Sandbox;
using McaBot.Tests.Support;

namespace McaBot.Tests.Field;

/// <summary>What came in from the field about files, finding, channels and accounts, tried on one bot.</summary>
public sealed class FieldFilesWorld : StoryWorld
{
    protected override SandboxOptions Options =>
        new() { BotSettings = new Dictionary<string, string> { ["Notifications__SweepInterval"] = "00:00:01" } };
}

[CollectionDefinition(Name)]
public sealed class FieldFiles : ICollectionFixture<FieldFilesWorld>
{
    public const string Name = "Field cases of files, finding, channels and accounts";
}
