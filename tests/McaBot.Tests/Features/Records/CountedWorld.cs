using McaBot.Sandbox;
using McaBot.Tests.Support;

namespace McaBot.Tests.Features.Records;

/// <summary>Storage is reached through a proxy that counts, and nobody else uses it.</summary>
public sealed class CountedWorld : StoryWorld
{
    protected override SandboxOptions Options => new() { StorageThroughProxy = true };
}
