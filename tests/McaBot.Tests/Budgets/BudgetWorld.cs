using McaBot.Sandbox;
using McaBot.Tests.Support;

namespace McaBot.Tests.Budgets;

/// <summary>A world of its own: its calls are held up.</summary>
public sealed class BudgetWorld : StoryWorld
{
    protected override SandboxOptions Options => new() { StorageThroughProxy = true };
}
