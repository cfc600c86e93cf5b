using McaBot.Attestations;
using McaBot.Sandbox.World;
using McaBot.Tests.Support;

namespace McaBot.Tests.Features.Attest;

/// <summary>For clients that know no Action.Execute, or no card at all.</summary>
[Collection(FormStories.Name)]
public sealed class TypedStoryTests(StoryWorld story)
{
    [Fact]
    public async Task A_whole_request_can_be_typed_and_both_its_cards_settle()
    {
        var crew = story.Crew();
        var ben = crew.Requester;
        await SaysAsync(ben, "attest", "Which scenario is the customer in?");
        await SaysAsync(ben, "whatever", "Please choose scenario 1 or 2 on the card");
        await SaysAsync(ben, "existing", "Who is the customer?");
        await SaysAsync(ben, $"Tenant ID: {crew.Ledger.Customer}\nPrimary domain: contoso.example.com", "Still needed: Company name");
        await SaysAsync(ben, crew.Company, "Still needed: Country or region");
        await SaysAsync(ben, "France", "Still needed: Agreement language");
        await SaysAsync(ben, "French", "Who accepted, and when?");
        await SaysAsync(ben, "First name: Chantal; Last name: Beauregard", "Still needed: E-mail");
        await SaysAsync(ben, "chantal", "This is not an e-mail address");
        Assert.Contains("Still needed: E-mail", ben.LastWords(), StringComparison.Ordinal);
        await SaysAsync(ben, "chantal@contoso.example.com", "Still needed: Date of acceptance");
        await SaysAsync(ben, "3 November 2025", "Still needed: How you know");
        await SaysAsync(ben, "by e-mail", "Still needed: Ticket or case");
        await SaysAsync(ben, "INC-48213", "Check every fact before you send");
        await SaysAsync(ben, "hm", "Please check the facts on the card");
        Assert.False(await crew.Ledger.ExistsAsync());

        await SaysAsync(ben, "confirm", "Your request is on its way");
        var answer = ben.Chat.Messages[^1];
        var approval = await crew.Manager.SeesCardWithAsync("decision.approve");
        Assert.Contains("Chantal Beauregard", approval.CardFor(crew.Manager.Person)!.Said(), StringComparison.Ordinal);
        await crew.Manager.PressesUntilTakenAsync(approval, "decision.approve");

        await crew.Agent.SeesAgainAsync(answer, "request.recorded");
        await crew.Ledger.ComesToRestAsync(AttestationState.HandedOff);
        Assert.Equal(["Requested", "Assigned", "Approved", "HandedOff"], await crew.Ledger.StepsAsync());
        Assert.DoesNotContain(ben.Chat.Messages, m => m.CardFor(ben.Person)?.Has("request.withdraw") == true);
    }

    [Fact]
    public async Task A_request_can_be_typed_in_French()
    {
        var crew = story.Crew("fr-FR");
        var amelie = crew.Requester;
        await SaysAsync(amelie, "attester", "Dans quel scénario est le client");
        await SaysAsync(amelie, "nouveau partenaire", "Qui est le client");
        await SaysAsync(
            amelie,
            $"Identifiant du tenant : {crew.Ledger.Customer}\nDomaine principal : contoso.example.com\nRaison sociale : {crew.Company}\nPays ou région : Belgique\nLangue du contrat : Français",
            "Qui a accepté, et quand");
        await SaysAsync(
            amelie,
            "Prénom : Chantal\nNom : Beauregard\nE-mail : chantal@contoso.example.com\nDate d’acceptation : 03/11/2025\nTicket ou dossier : INC-48213\nComment vous le savez : par e-mail",
            "Vérifiez chaque fait avant l’envoi");
        Assert.Contains("3 novembre 2025", amelie.LastWords(), StringComparison.Ordinal);

        await SaysAsync(amelie, "confirmer", "Votre demande est transmise");

        var attestation = await crew.Ledger.OnlyAsync();
        Assert.Equal(
            (Scenario.NewPartner, "BE", "fr-FR", new DateOnly(2025, 11, 3)),
            (attestation.Request.Scenario, attestation.Request.Country, attestation.Request.Language, attestation.Request.DateAgreed));
    }

    [Fact]
    public async Task The_whole_story_works_through_Action_Submit_in_the_same_cards()
    {
        var crew = story.Crew();
        var (ben, megan) = (crew.Requester, crew.Manager);
        var card = await crew.Agent.StartsAsync();
        await ben.SubmitsAsync(card, new CardPress("attest.scenario") { Where = data => (string?)data["scenario"] == "existing-partner" });
        card = await crew.Agent.SeesAgainAsync(card, "attest.customer");
        await ben.SubmitsAsync(
            card,
            new CardPress("attest.customer")
            {
                Inputs = crew.Agent.Customer.ToDictionary(t => t.Key, t => t.Key == "domain" ? "no" : t.Value),
                SkipValidation = true,
            });
        card = await crew.Agent.SeesAgainAsync(card, "attest.customer");
        Assert.Contains("This is not a domain name", card.CardFor(ben.Person)!.ErrorAt("domain"), StringComparison.Ordinal);
        await ben.SubmitsAsync(card, new CardPress("attest.customer") { Inputs = crew.Agent.Customer });
        card = await crew.Agent.SeesAgainAsync(card, "attest.acceptance");
        await ben.SubmitsAsync(card, new CardPress("attest.acceptance") { Inputs = crew.Agent.Acceptance });
        card = await crew.Agent.SeesAgainAsync(card, "attest.confirm");
        Assert.False(await crew.Ledger.ExistsAsync());
        await ben.SubmitsAsync(card, "attest.confirm");
        var request = await crew.Agent.SeesAgainAsync(card, "request.withdraw");

        var approval = await megan.SeesCardWithAsync("decision.approve");
        await megan.SubmitsAsync(approval, "decision.approve");
        await megan.SeesWithoutAsync(approval, "decision.approve");
        var handedOff = await crew.Agent.SeesAgainAsync(request, "request.recorded");
        await ben.SubmitsAsync(handedOff, "request.recorded", ("reference", "PC-7"));
        await ben.SeesChangedAsync(request, "Recorded under the reference PC-7");

        await crew.Ledger.ComesToRestAsync(AttestationState.Completed);
        Assert.Equal(["Requested", "Assigned", "Approved", "HandedOff", "Completed"], await crew.Ledger.StepsAsync());
        Assert.Single(ben.Chat.Messages, m => m.Card?.Said().Contains(crew.Company, StringComparison.Ordinal) == true);
    }

    private static async Task SaysAsync(TeamsUser user, string text, string answer)
    {
        var before = user.Chat.Messages.Count;
        await user.SaysAsync(text);
        var said = string.Concat(user.Chat.Messages.Skip(before).Where(m => m.IsFromBot).Select(m => m.Text + m.Card?.Said()));
        Assert.Contains(answer, said, StringComparison.Ordinal);
    }
}
