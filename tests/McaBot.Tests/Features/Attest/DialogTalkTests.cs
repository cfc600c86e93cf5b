using McaBot.Attestations;
using McaBot.Sandbox.World;
using McaBot.Tests.Support;

namespace McaBot.Tests.Features.Attest;

/// <summary>
/// What is typed beside the form: numbers of scenarios, questions, numbers of requests; and what becomes of the cards above.
/// </summary>
[Collection(FormStories.Name)]
public sealed class DialogTalkTests(StoryWorld story)
{
    [Theory]
    [InlineData("en-GB", "1", Scenario.ExistingPartner)]
    [InlineData("en-GB", "2", Scenario.NewPartner)]
    [InlineData("en-GB", "Scenario 2.", Scenario.NewPartner)]
    [InlineData("en-GB", "the first one", Scenario.ExistingPartner)]
    [InlineData("fr-FR", "scénario 2", Scenario.NewPartner)]
    [InlineData("fr-FR", "Scénario n° 1", Scenario.ExistingPartner)]
    [InlineData("fr-FR", "le deuxième", Scenario.NewPartner)]
    public async Task A_scenario_is_understood_by_its_number(string locale, string said, Scenario scenario)
    {
        var crew = story.Crew(locale);
        await crew.Agent.StartsAsync();

        await crew.Requester.SaysAsync(said);

        var card = await crew.Requester.SeesCardAsync(c => c.Inputs.Any(i => (string?)i["id"] == "tenantId"));
        var confirm = await crew.Agent.DescribesAcceptanceAsync(await crew.Agent.DescribesCustomerAsync(card));
        await crew.ConfirmsAsync(confirm);
        Assert.Equal(scenario, (await crew.Ledger.OnlyAsync()).Request.Scenario);
    }

    [Theory]
    [InlineData("en-GB")]
    [InlineData("fr-FR")]
    public async Task The_scenarios_are_told_in_the_documents_own_words(string locale)
    {
        var card = (await story.Crew(locale).Agent.StartsAsync()).Card!;

        var said = card.Said();
        Assert.Contains(
            "“Reach out to your partner to confirm your acceptance of the Microsoft Customer Agreement.”", said, StringComparison.Ordinal);
        Assert.Contains(
            "Contactez votre partenaire pour confirmer votre acceptation du Contrat client Microsoft.", said, StringComparison.Ordinal);
        Assert.Contains(card.Actions, a =>
            (string?)a["url"] == "https://learn.microsoft.com/partner-center/customers/confirm-customer-agreement"
        );
        Assert.Contains(locale == "fr-FR" ? "Depuis janvier 2026" : "Since January 2026", said, StringComparison.Ordinal);
        string[] headings =
            locale == "fr-FR" ? ["Scénario 1 : Le client", "Scénario 2 : Vous êtes"] : ["Scenario 1: The customer", "Scenario 2: You are"];
        Assert.All(headings, heading => Assert.Contains(heading, said.Replace('\u00A0', ' '), StringComparison.Ordinal));
        Assert.Equal(
            2,
            card.Titles.Where(t =>
                    t.EndsWith("cenario 1", StringComparison.Ordinal)
                    || t.EndsWith("cénario 2", StringComparison.Ordinal)
                    || t.EndsWith("cenario 2", StringComparison.Ordinal)
                    || t.EndsWith("cénario 1", StringComparison.Ordinal))
                .Distinct()
                .Count());
    }

    [Theory]
    [InlineData("en-GB", "Who can attest?", "Helpdesk agent")]
    [InlineData("en-GB", "why do you need this?", "An attestation is a legal act")]
    [InlineData("en-GB", "what is a tenant id", "32 digits and letters")]
    [InlineData("en-GB", "Will it rain tomorrow?", "I have no answer to that")]
    [InlineData("fr-FR", "Qui peut attester ?", "Agent du support technique")]
    [InlineData("fr-FR", "Pourquoi demandez-vous cela ?", "Une attestation est un acte juridique")]
    [InlineData("fr-FR", "Qui approuve la demande ?", "Votre responsable approuve")]
    public async Task A_question_in_a_form_is_answered_and_the_form_waits_on(string locale, string question, string answer)
    {
        var crew = story.Crew(locale);
        var card = await crew.Agent.ChoosesAsync(await crew.Agent.StartsAsync());

        await crew.Requester.SaysAsync(question);

        Assert.Contains(answer, crew.Requester.LastWords(), StringComparison.Ordinal);
        Assert.Null(crew.Requester.Chat.Messages[^1].Card);
        await crew.Agent.DescribesCustomerAsync(crew.Requester.Chat.Find(card.Id)!);
        Assert.False(await crew.Ledger.ExistsAsync());
    }

    [Fact]
    public async Task Each_typed_word_leaves_one_card_with_buttons()
    {
        var crew = story.Crew();
        var ben = crew.Requester;
        await crew.Agent.ChoosesAsync(await crew.Agent.StartsAsync());

        foreach (var typed in new[] { "Primary domain: no", $"Tenant ID: {crew.Ledger.Customer}", "back", "2", "cancel", "no" })
        {
            await ben.SaysAsync(typed);
            var newest = ben.Chat.Messages.Last(m => m.Card is not null);
            await ben.Chat.WaitForAsync(_ =>
                ben.Chat.Messages.Where(m => m.Id != newest.Id)
                    .All(m =>
                        m.CardFor(ben.Person)?.Verbs.Any(v => v.StartsWith("attest.", StringComparison.Ordinal) && v != "attest.start")
                        != true));
            Assert.NotEmpty(newest.CardFor(ben.Person)!.Verbs);
        }

        await ben.SaysAsync("cancel");
        await ben.SaysAsync("yes");
        Assert.DoesNotContain(ben.Chat.Messages, m => m.CardFor(ben.Person)?.Has("attest.cancel") == true);
    }

    [Fact]
    public async Task A_card_that_shows_other_facts_than_the_request_has_confirms_nothing()
    {
        var crew = story.Crew();
        var ben = crew.Requester;
        var old = await crew.Agent.ReachesConfirmationAsync();
        var data = old.CardFor(ben.Person)!.DataOf("attest.confirm");
        await ben.SaysAsync("back");
        await ben.SaysAsync("Last name: Delacroix");
        var now = await ben.SeesCardAsync(c => c.Has("attest.confirm") && c.Said().Contains("Delacroix", StringComparison.Ordinal));

        var forged = await story.World.ForgesAsync(ben, now, "attest.confirm", data);

        Assert.Contains("Delacroix", forged.Card!.Said(), StringComparison.Ordinal);
        await ben.SeesAsync("The facts have changed since this card was drawn");
        Assert.False(await crew.Ledger.ExistsAsync());
        await crew.ConfirmsAsync(ben.Chat.Find(now.Id)!);
    }

    [Fact]
    public async Task A_number_shows_its_request_also_in_the_middle_of_a_form()
    {
        var crew = story.Crew();
        await crew.WaitsForDecisionAsync();
        var number = (await crew.Ledger.OnlyAsync()).Number;
        var other = story.CrewOf(crew.Requester, crew.Manager);
        var card = await other.Agent.ChoosesAsync(await other.Agent.StartsAsync());

        await crew.Requester.SaysAsync(number);

        Assert.Contains(crew.Company, crew.Requester.LastWords(), StringComparison.Ordinal);
        await other.Agent.DescribesCustomerAsync(crew.Requester.Chat.Find(card.Id)!);
    }

    [Theory]
    [InlineData("en-GB", "back", "There is no step to go back to")]
    [InlineData("fr-FR", "retour", "Il n’y a pas d’étape à laquelle revenir")]
    [InlineData("en-GB", "remind", "There is no request for that")]
    [InlineData("fr-FR", "transmettre", "Aucune demande ne s’y prête")]
    [InlineData("en-GB", "find", "What shall I look for?")]
    public async Task A_command_without_anything_to_act_on_says_so(string locale, string command, string answer)
    {
        var ben = story.Crew(locale).Requester;

        await ben.SaysAsync(command);

        Assert.Contains(answer, ben.LastWords(), StringComparison.Ordinal);
        Assert.DoesNotContain("–", ben.LastWords(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_command_without_its_object_acts_on_the_only_one_or_offers_each()
    {
        var crew = story.Crew();
        var (ben, megan) = (crew.Requester, crew.Manager);
        await crew.WaitsForDecisionAsync();
        var first = (await crew.Ledger.OnlyAsync()).Number;
        await ben.SaysAsync("status");
        Assert.Contains(first, ben.LastWords(), StringComparison.Ordinal);
        await megan.SaysAsync("hand over");
        Assert.Contains(first, megan.LastWords(), StringComparison.Ordinal);

        var other = story.CrewOf(ben, megan);
        await other.WaitsForDecisionAsync();
        var second = (await other.Ledger.OnlyAsync()).Number;
        await ben.SaysAsync("remind");

        var offered = ben.Chat.Messages[^1];
        Assert.Contains("Which attestation do you mean?", ben.LastWords(), StringComparison.Ordinal);
        var pressed = await ben.PressesAsync(
            offered, new CardPress("command.run") { Where = data => (string?)data["command"] == $"remind {second}" });
        Assert.Contains("The approvers were told a short while ago", pressed.Message, StringComparison.Ordinal);
        Assert.Contains("You can do it again from", pressed.Message, StringComparison.Ordinal);
        await ben.SaysAsync("find");
        Assert.All([first, second], number => Assert.Contains(number, ben.LastWords(), StringComparison.Ordinal));
        await ben.SaysAsync("status");
        Assert.All([first, second], number => Assert.Contains(number, ben.LastWords(), StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_day_before_the_agreement_was_revised_is_told_so_by_McaBot_and_not_by_the_client()
    {
        var crew = story.Crew();
        var card = await crew.Agent.DescribesCustomerAsync(await crew.Agent.ChoosesAsync(await crew.Agent.StartsAsync()));
        crew.Agent.Acceptance["dateAgreed"] = "2022-05-04";

        var pressed = await crew.Requester.PressesAsync(card, new CardPress("attest.acceptance") { Inputs = crew.Agent.Acceptance });

        Assert.Empty(pressed.Invalid);
        Assert.Contains("before the agreement was revised", pressed.Card!.ErrorAt("dateAgreed"), StringComparison.Ordinal);
        Assert.False(await crew.Ledger.ExistsAsync());
    }
}
