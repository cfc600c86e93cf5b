using McaBot.Sandbox;
using McaBot.Tests.Support;

namespace McaBot.Tests.Features.Attest;

/// <summary>Storage is reached through a proxy that is slow where a test says so, and the bot may die.</summary>
public sealed class SlowWorld : StoryWorld
{
    protected override SandboxOptions Options => new() { StorageThroughProxy = true };
}
