using McaBot.Sandbox;

namespace McaBot.Tests.Support;

/// <summary>The partner is an indirect reseller.</summary>
public sealed class ResellerWorld : StoryWorld
{
    protected override SandboxOptions Options =>
        new() { BotSettings = new Dictionary<string, string> { ["Partner__Kind"] = "IndirectReseller" } };
}

[CollectionDefinition(Name)]
public sealed class ResellerStories : ICollectionFixture<ResellerWorld>
{
    public const string Name = "Stories of an indirect reseller";
}
