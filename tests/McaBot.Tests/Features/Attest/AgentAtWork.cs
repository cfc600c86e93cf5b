using McaBot.Sandbox.World;
using McaBot.Tests.Support;

namespace McaBot.Tests.Features.Attest;

/// <summary>Walks an agent through the attest dialog by pressing its buttons, with sound values unless told otherwise.</summary>
internal sealed class AgentAtWork(TeamsUser agent, string tenantId, string company = "Contoso Ltd", string domain = "contoso.example.com")
{
    public Dictionary<string, string> Customer { get; } = new(StringComparer.Ordinal)
    {
        ["tenantId"] = tenantId,
        ["domain"] = domain,
        ["companyName"] = company,
        ["country"] = "FR",
        ["language"] = "fr-FR",
    };

    public Dictionary<string, string> Acceptance { get; } = new(StringComparer.Ordinal)
    {
        ["firstName"] = "Chantal",
        ["lastName"] = "Beauregard",
        ["email"] = "chantal.beauregard@contoso.example.com",
        ["phone"] = "+33 1 42 68 53 00",
        ["dateAgreed"] = "2025-11-03",
        ["ticket"] = "INC-48213",
        ["obtained"] = "email",
    };

    public TeamsUser Agent => agent;

    public async Task<Message> StartsAsync()
    {
        var after = agent.Chat.Messages.Select(m => m.Revision).DefaultIfEmpty(0).Max();
        await agent.SaysUntilTakenAsync("attest");
        return await agent.SeesCardWithAsync("attest.scenario", after);
    }

    public async Task<Message> ChoosesAsync(Message card, string scenario = "existing-partner")
    {
        await agent.PressesUntilTakenAsync(
            card, new CardPress("attest.scenario") { Where = data => (string?)data["scenario"] == scenario });
        return await SeesAgainAsync(card, "attest.customer");
    }

    public async Task<Message> DescribesCustomerAsync(Message card, string expected = "attest.acceptance")
    {
        if (card.CardFor(agent.Person)!.Inputs.Any(input => (string?)input["id"] == "knownCustomer"))
        {
            // With a connection customers are looked up first; here they are typed.
            await agent.PressesUntilTakenAsync(
                card, new CardPress("attest.customer") { Where = data => (string?)data["choice"] == "typing" });
            card = agent.Chat.Find(card.Id)!;
        }

        await agent.PressesUntilTakenAsync(card, new CardPress("attest.customer") { Inputs = Customer, SkipValidation = true });
        return await SeesAgainAsync(card, expected);
    }

    public async Task<Message> DescribesAcceptanceAsync(Message card, string expected = "attest.confirm")
    {
        await agent.PressesUntilTakenAsync(card, new CardPress("attest.acceptance") { Inputs = Acceptance, SkipValidation = true });
        return await SeesAgainAsync(card, expected);
    }

    public async Task<Message> ReachesConfirmationAsync() =>
        await DescribesAcceptanceAsync(await DescribesCustomerAsync(await ChoosesAsync(await StartsAsync())));

    public async Task<Message> RequestsAsync() => await ConfirmsAsync(await ReachesConfirmationAsync());

    public async Task<Message> ConfirmsAsync(Message card)
    {
        await agent.PressesUntilTakenAsync(card, "attest.confirm");
        return await SeesAgainAsync(card, "request.withdraw");
    }

    /// <summary>The dialog is one card that moves on: the same message, with the next step's button.</summary>
    public Task<Message> SeesAgainAsync(Message card, string verb) =>
        agent.Chat.WaitForAsync(m => m.Id == card.Id && m.CardFor(agent.Person)?.Has(verb) == true);
}
