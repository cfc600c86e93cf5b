using McaBot.Sandbox;

namespace McaBot.Tests.Budgets;

/// <summary>The same with a connection to Partner Center.</summary>
public sealed class ConnectedBudgetWorld : BudgetWorld
{
    protected override SandboxOptions Options => base.Options with { PartnerCenter = true, PartnerCenterReads = true };
}
