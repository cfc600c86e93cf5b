using McaBot.Sandbox;
using McaBot.Sandbox.World;

namespace McaBot.Tests.Stories;

/// <summary>Who and what one story is about.</summary>
internal sealed record Crew(SandboxWorld World, AgentAtWork Agent, TeamsUser Manager, LedgerWatch Ledger)
{
    public TeamsUser Requester => Agent.Agent;

    public string Company => Agent.Customer["companyName"];

    /// <summary>The agent requests, the manager is told.</summary>
    public async Task<(Message Request, Message Approval)> RequestsAsync()
    {
        var request = await Agent.RequestsAsync();
        return (request, await Manager.SeesCardWithAsync("decision.approve"));
    }
}
