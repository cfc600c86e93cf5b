using McaBot.Attestations;
using McaBot.Sandbox.World;

namespace McaBot.Benchmarks.Soak;

/// <summary>An agent and a manager who do one whole story after another: attest, confirm, approve, record.</summary>
internal sealed class SoakPair(TeamsUser agent, TeamsUser manager, SoakLog log, TimeSpan pause)
{
    private static readonly Dictionary<string, string> Acceptance = new(StringComparer.Ordinal)
    {
        ["firstName"] = "Chantal",
        ["lastName"] = "Beauregard",
        ["email"] = "chantal.beauregard@contoso.example.com",
        ["phone"] = "+33 1 42 68 53 00",
        ["dateAgreed"] = "2025-11-03",
        ["ticket"] = "INC-48213",
        ["obtained"] = "email",
    };

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    /// <summary>A step that is not answered as hoped ends the story, and another one begins.</summary>
    public async Task RunAsync(TimeSpan after, CancellationToken stop)
    {
        try
        {
            await Task.Delay(after, TimeProvider.System, stop);
            while (true)
            {
                var customer = Guid.NewGuid();
                if (await RequestsAsync(customer, stop) is not { } card) await GivesUpAsync(stop);
                else if (await DecidesAsync(customer, stop)) await RecordsAsync(card, customer, stop);
            }
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // The time is over: what was acknowledged until now counts.
        }
    }

    /// <exception cref="InvalidOperationException">The bot did not answer as hoped.</exception>
    public async Task<WaitingRequest> LeavesARequestWaitingAsync()
    {
        var customer = Guid.NewGuid();
        return await RequestsAsync(customer, CancellationToken.None) is { } card
            ? new WaitingRequest(agent, manager, card, await SeesApprovalAsync(customer))
            : throw new InvalidOperationException($"No request came about: {string.Join(", ", log.Refused.Keys)}.");
    }

    /// <returns>Whether it was answered.</returns>
    public async Task<bool> AsksForHelpAsync()
    {
        var before = agent.Chat.Messages.Count;
        var asked = await agent.SaysAsync("help");
        return asked.IsOk && agent.Chat.Messages.Skip(before).Any(m => m.Card is not null);
    }

    private async Task GivesUpAsync(CancellationToken stop)
    {
        await TurnAsync("cancel", () => agent.SaysAsync("cancel"), stop);
        if (agent.Chat.Messages[^1].Card?.Text.Contains("Discard what you entered?", StringComparison.Ordinal) == true)
        {
            await TurnAsync("yes", () => agent.SaysAsync("yes"), stop);
        }
    }

    private async Task<T> TurnAsync<T>(string step, Func<Task<T>> turn, CancellationToken stop)
    {
        await Task.Delay(pause, TimeProvider.System, stop);
        return await log.TurnAsync(step, turn);
    }

    private async Task<Message?> RequestsAsync(Guid customer, CancellationToken stop)
    {
        var before = agent.Chat.Messages.Count;
        await TurnAsync("attest", () => agent.SaysAsync("attest"), stop);
        var card = agent.Chat.Messages.Skip(before).LastOrDefault(m => m.Card?.Has("attest.scenario") == true);
        if (card is null) return Refused("attest");

        card = await PressesAsync(card, new CardPress("attest.scenario"), "attest.customer", stop);
        if (card is not null)
        card = await PressesAsync(
            card, new CardPress("attest.customer") { Inputs = Described(customer), SkipValidation = true }, "attest.acceptance", stop);
        if (card is not null)
        card = await PressesAsync(
            card, new CardPress("attest.acceptance") { Inputs = Acceptance, SkipValidation = true }, "attest.confirm", stop);
        if (card is not null) card = await PressesAsync(card, new CardPress("attest.confirm"), "request.withdraw", stop);
        if (card is not null) log.Acknowledge(customer, AttestationState.Requested);
        return card;
    }

    private async Task<bool> DecidesAsync(Guid customer, CancellationToken stop)
    {
        Message approval;
        try
        {
            approval = await SeesApprovalAsync(customer).WaitAsync(stop);
        }
        catch (TimeoutException)
        {
            log.Await(
                new AwaitedCard("the manager's card", () =>
                    manager.Chat.Messages.Any(m => m.Card?.Text.Contains(NameOf(customer), StringComparison.Ordinal) == true)));
            return Refused("the manager was not told") is not null;
        }

        var pressed = await TurnAsync("decision.approve", () => manager.PressesAsync(approval, "decision.approve"), stop);
        if (pressed.Card is not { } card || card.Has("decision.approve")) return Refused("decision.approve") is not null;
        log.Acknowledge(customer, AttestationState.HandedOff);
        return true;
    }

    private Task<Message> SeesApprovalAsync(Guid customer) => manager.SeesCardAsync(
        card => card.Has("decision.approve") && card.Text.Contains(NameOf(customer), StringComparison.Ordinal), timeout: Patience);

    private async Task RecordsAsync(Message card, Guid customer, CancellationToken stop)
    {
        Message ready;
        try
        {
            ready = await agent
            .Chat.WaitForAsync(
                m => m.Id == card.Id && m.CardFor(agent.Person)?.Has("request.recorded") == true, card.Revision, Patience)
            .WaitAsync(stop);
        }
        catch (TimeoutException)
        {
            log.Await(
                new AwaitedCard("the agent's card with the next step", () =>
                    agent.Chat.Find(card.Id)?.CardFor(agent.Person)?.Has("request.recorded") == true));
            log.Refuse("the agent's card did not move on");
            return;
        }

        var pressed = await TurnAsync(
            "request.recorded", () => agent.PressesAsync(ready, "request.recorded", ("reference", $"PC-{customer:N}"[..20])), stop);
        if (pressed.Card is { } done && !done.Has("request.recorded")) log.Acknowledge(customer, AttestationState.Completed);
        else Refused("request.recorded");
    }

    private async Task<Message?> PressesAsync(Message card, CardPress press, string next, CancellationToken stop)
    {
        var pressed = await TurnAsync(press.Verb, () => agent.PressesAsync(card, press), stop);
        return pressed.Card?.Has(next) == true ? agent.Chat.Find(card.Id) : Refused(press.Verb);
    }

    private Message? Refused(string step)
    {
        log.Refuse(step);
        return null;
    }

    private static Dictionary<string, string> Described(Guid customer) => new(StringComparer.Ordinal)
    {
        ["tenantId"] = customer.ToString("D"),
        ["domain"] = CustomerNames.DomainOf(customer),
        ["companyName"] = NameOf(customer),
        ["country"] = "FR",
        ["language"] = "fr-FR",
    };

    private static string NameOf(Guid customer) => CustomerNames.CompanyOf(customer);
}
