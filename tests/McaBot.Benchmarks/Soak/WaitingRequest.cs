using McaBot.Sandbox.World;

namespace McaBot.Benchmarks.Soak;

/// <summary>A request in the store that nobody has decided.</summary>
/// <param name="request">The agent's card.</param>
/// <param name="approval">The manager's card.</param>
internal sealed class WaitingRequest(TeamsUser agent, TeamsUser manager, Message request, Message approval)
{
    /// <returns>Whether the card says so.</returns>
    public async Task<bool> ApproveAsync()
    {
        var pressed = await manager.PressesAsync(approval, "decision.approve");
        return pressed.Card is { } card && !card.Has("decision.approve");
    }

    /// <summary>Completes when the agent has the next step.</summary>
    public Task SettledAsync() =>
        agent.Chat.WaitForAsync(m => m.Id == request.Id && m.CardFor(agent.Person)?.Has("request.recorded") == true, request.Revision);
}
