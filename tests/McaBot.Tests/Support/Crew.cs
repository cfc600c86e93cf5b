using McaBot.Attestations;
using McaBot.Sandbox;
using McaBot.Sandbox.World;
using McaBot.Tests.Features.Attest;

namespace McaBot.Tests.Support;

/// <summary>Who and what one story is about.</summary>
internal sealed record Crew(SandboxWorld World, AgentAtWork Agent, TeamsUser Manager, LedgerWatch Ledger)
{
    public TeamsUser Requester => Agent.Agent;

    public string Company => Agent.Customer["companyName"];

    /// <summary>The agent requests, the manager is told.</summary>
    public async Task<(Message Request, Message Approval)> RequestsAsync()
    {
        var request = await Agent.RequestsAsync();
        var approval = await Manager.SeesCardWithAsync("decision.approve");

        // Whom McaBot was installed for is welcomed, before or after.
        await World.Client.SettledSoFarAsync();
        return (request, approval);
    }

    /// <summary>The same, once nothing is left to do but to decide.</summary>
    public async Task<(Message Request, Message Approval)> WaitsForDecisionAsync()
    {
        var cards = await RequestsAsync();
        await Ledger.ComesToRestAsync(AttestationState.Requested);
        return cards;
    }

    /// <summary>The agent requests, and the manager, who blocked McaBot, cannot be told: that is given up.</summary>
    public async Task<(Message Request, Attestation Attestation, MessageState DeadLetter)> RequestsInVainAsync()
    {
        await Manager.OpensMcaBotAsync();
        World.Teams.Block(Manager.Person);
        var request = await Agent.RequestsAsync();
        var attestation = await Ledger.ComesToRestAsync(AttestationState.Requested);
        return (request, attestation, Assert.Single(attestation.Messages.Values, e => e.Status == MessageStatus.DeadLettered));
    }

    /// <summary>The agent requests, and two approvers are told in place of a manager.</summary>
    public async Task<(Message Request, Message First, Message Second)> RequestsOfAsync(TeamsUser first, TeamsUser second)
    {
        var request = await Agent.RequestsAsync();
        var cards = (await first.SeesCardWithAsync("decision.approve"), await second.SeesCardWithAsync("decision.approve"));
        await World.Client.SettledSoFarAsync();
        return (request, cards.Item1, cards.Item2);
    }

    /// <summary>The agent confirms, and the request is on record once.</summary>
    public async Task ConfirmsAsync(Message card)
    {
        await Agent.ConfirmsAsync(card);
        await Ledger.ComesToRestAsync(AttestationState.Requested);
        Assert.Equal(["Requested", "Assigned"], await Ledger.StepsAsync());
    }
}
