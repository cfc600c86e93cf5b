using McaBot.Attestations;
using McaBot.Sandbox.World;
using McaBot.Tests.Support;

namespace McaBot.Tests.Features.Attest;

/// <summary>What is known before anybody attests: an acceptance that exists, and a language that does not.</summary>
[Collection(ConnectedStories.Name)]
public sealed class PriorAcceptanceTests(ConnectedWorld story)
{
    [Fact]
    public async Task What_the_customer_signed_itself_is_shown_to_whoever_confirms_and_to_whoever_approves()
    {
        var crew = story.Crew("fr-FR");
        story.PartnerCenter.SignDirectly(crew.Ledger.Customer);

        var confirm = await crew.Agent.ReachesConfirmationAsync();
        Assert.Contains("Le client a signé le contrat lui-même", confirm.CardFor(crew.Requester.Person)!.Said(), StringComparison.Ordinal);
        await crew.Requester.PressesAsync(confirm, "attest.confirm");
        var approval = await crew.Manager.SeesCardWithAsync("decision.approve");

        Assert.Contains(
            "The customer has signed the agreement itself", approval.CardFor(crew.Manager.Person)!.Said(), StringComparison.Ordinal);
        await crew.Ledger.ComesToRestAsync(AttestationState.Requested);
    }

    [Fact]
    public async Task A_language_no_agreement_is_offered_in_is_said_at_its_field_before_anything_is_asked()
    {
        var crew = story.Crew();
        crew.Agent.Customer["language"] = "mt-MT";
        var card = await crew.Agent.ChoosesAsync(await crew.Agent.StartsAsync());
        await crew.Requester.PressesAsync(card, new CardPress("attest.customer") { Where = data => (string?)data["choice"] == "typing" });

        var pressed = await crew.Requester.PressesAsync(
            crew.Requester.Chat.Find(card.Id)!, new CardPress("attest.customer") { Inputs = crew.Agent.Customer, SkipValidation = true });

        Assert.Contains("not offered in this language", pressed.Card!.ErrorAt("language"), StringComparison.Ordinal);
        Assert.False(await crew.Ledger.ExistsAsync());
        Assert.DoesNotContain(story.World.Requests.Of("partnercenter"), r =>
            r.Path.Contains(crew.Ledger.Customer.ToString("D"), StringComparison.OrdinalIgnoreCase));
    }
}
