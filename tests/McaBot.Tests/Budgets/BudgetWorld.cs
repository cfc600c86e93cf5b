using McaBot.Sandbox;
using McaBot.Tests.Support;

namespace McaBot.Tests.Budgets;

/// <summary>A world of its own: its calls are held up.</summary>
public class BudgetWorld : StoryWorld
{
    /// <summary>
    /// What is done for the first time is compiled meanwhile: on a busy machine calls that are made side by side would look as if they
    /// were made one after the other.
    /// </summary>
    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        var (refused, approved) = (Crew(), Crew());
        var (_, refusal) = await refused.WaitsForDecisionAsync();
        await refused.Manager.PressesAsync(refusal, "decision.reject", ("reason", "No."));
        var (_, approval) = await approved.WaitsForDecisionAsync();
        await approved.Manager.SaysAsync($"hand over {(await approved.Ledger.OnlyAsync()).Number}");
        await approved.Requester.SaysAsync($"find {approved.Company}");
        await approved.Manager.PressesAsync(approval, "decision.approve");
    }

    protected override SandboxOptions Options => new()
    {
        StorageThroughProxy = true,
        BotSettings = new Dictionary<string, string> { ["Reminders__RemindAtMostEvery"] = "00:00:00" },
    };
}
