using McaBot.Sandbox.World;
using McaBot.Tests.Support;

namespace McaBot.Tests.Features.Attest;

/// <summary>
/// While a request waits to be confirmed, something else may be asked: what is written then answers that, and sends nothing.
/// </summary>
[Collection(FormStories.Name)]
public sealed class AnotherQuestionTests(StoryWorld story)
{
    [Theory]
    [InlineData("en-GB", "attest", "yes")]
    [InlineData("fr-FR", "attester", "oui")]
    [InlineData("en-GB", "give up", "yes")]
    [InlineData("fr-FR", "renoncer", "oui")]
    [InlineData("en-GB", "file", "yes")]
    public async Task A_yes_to_it_sends_no_request(string locale, string asked, string answer)
    {
        var crew = story.Crew(locale);
        var other = story.CrewOf(crew.Requester, crew.Manager);
        if (asked is "give up" or "renoncer")
        {
            var request = await other.IsApprovedAsync();
            await other.Agent.SeesAgainAsync(request, "request.recorded");
        }

        await crew.Agent.ReachesConfirmationAsync();
        if (asked == "file")
        {
            await crew.Requester.AttachesAsync("requests.csv", System.Text.Encoding.UTF8.GetBytes(new BulkCrew(story, 2).Csv()));
            await crew.Requester.SeesCardWithAsync("bulk.confirm");
        }
        else
        {
            await crew.Requester.SaysAsync(
                asked is "give up" or "renoncer" ? $"{asked} {(await other.Ledger.OnlyAsync()).Number}" : asked);
        }

        await crew.Requester.SaysAsync(answer);

        Assert.False(await crew.Ledger.ExistsAsync());
        await crew.ConfirmsAsync(await crew.Requester.SeesCardWithAsync("attest.confirm"));
    }

    [Fact]
    public async Task Whether_to_go_on_is_answered_in_words_and_what_is_discarded_is_asked_about_once_more()
    {
        var crew = story.Crew();
        await crew.Agent.DescribesCustomerAsync(await crew.Agent.ChoosesAsync(await crew.Agent.StartsAsync()));

        await crew.Requester.SaysAsync("attest");
        await crew.Requester.SaysAsync("discard");
        Assert.True(crew.Requester.Chat.Messages[^1].Card!.Has("attest.cancel"));
        await crew.Requester.SaysAsync("no thanks");

        var card = crew.Requester.Chat.Messages[^1];
        Assert.True(card.Card!.Has("attest.acceptance"));
        Assert.Null(card.CardFor(crew.Requester.Person)!.ValueOf("firstName"));
    }

    [Fact]
    public async Task Where_the_last_step_shows_a_form_again_it_hears_what_is_typed_into_it()
    {
        var crew = story.Crew();
        await crew.Agent.ReachesConfirmationAsync();
        await crew.Requester.SaysAsync("First name: Alice\nE-mail: alice@");
        Assert.True(crew.Requester.Chat.Messages[^1].Card!.Has("attest.acceptance"));

        await crew.Requester.SaysAsync("alice@contoso.example.com");

        var confirm = crew.Requester.Chat.Messages.Last(m => m.Card is not null).CardFor(crew.Requester.Person)!;
        Assert.True(confirm.Has("attest.confirm"));
        Assert.Contains("alice@contoso.example.com", confirm.Said(), StringComparison.Ordinal);
        Assert.False(await crew.Ledger.ExistsAsync());
    }

    [Theory]
    [InlineData("en-GB", "Phone: +33 6 12 34 56 78", "I filled in what you sent")]
    [InlineData("fr-FR", "Téléphone : +33 6 12 34 56 78", "J’ai rempli la demande")]
    public async Task One_fact_typed_at_the_last_step_is_taken_and_shown(string locale, string typed, string said)
    {
        var crew = story.Crew(locale);
        var before = await crew.Agent.ReachesConfirmationAsync();

        await crew.Requester.SaysAsync(typed);

        var card = await crew.Requester.SeesCardWithAsync("attest.confirm", before.Revision);
        Assert.Contains("+33612345678", card.CardFor(crew.Requester.Person)!.Said(), StringComparison.Ordinal);
        Assert.Contains(said, crew.Requester.LastWords(), StringComparison.Ordinal);
        Assert.False(await crew.Ledger.ExistsAsync());
    }

    [Fact]
    public async Task A_customer_named_above_pasted_facts_is_kept_with_them()
    {
        var crew = story.Crew();

        await crew.Requester.SaysAsync($"attest for {crew.Company}\nTenant ID: {crew.Ledger.Customer}\nDomain: contoso.example.com");

        var card = await crew.Agent.ChoosesAsync(await crew.Requester.SeesCardWithAsync("attest.scenario"));
        var form = card.CardFor(crew.Requester.Person)!;
        Assert.Equal(crew.Company, form.ValueOf("companyName"));
        Assert.Equal("contoso.example.com", form.ValueOf("domain"));
    }

    [Fact]
    public async Task Facts_that_were_not_taken_are_taken_once_the_other_request_is_discarded()
    {
        var crew = story.Crew();
        await crew.Agent.ReachesConfirmationAsync();
        var facts = $"attest for Fabrikam\nTenant ID: {Guid.NewGuid()}\nDomain: fabrikam.example.com";
        await crew.Requester.SaysAsync(facts);
        var asked = crew.Requester.Chat.Messages.Last(m => m.Card?.Has("attest.start") == true);
        await crew.Requester.SaysAsync("nope");
        Assert.Contains("Choose on the card", crew.Requester.LastWords(), StringComparison.Ordinal);
        await crew.Requester.PressesUntilTakenAsync(
            asked, new CardPress("attest.start") { Where = data => (string?)data["choice"] == "fresh" });

        await crew.Requester.SaysAsync(facts);

        var scenario = crew.Requester.Chat.Messages.Last(m => m.CardFor(crew.Requester.Person)?.Has("attest.scenario") == true);
        var form = (await crew.Agent.ChoosesAsync(scenario)).CardFor(crew.Requester.Person)!;
        Assert.Equal("Fabrikam", form.ValueOf("companyName"));
        Assert.Equal("fabrikam.example.com", form.ValueOf("domain"));
    }

    [Theory]
    [InlineData("en-GB", "attest for", "resume", "was not taken", 0)]
    [InlineData("fr-FR", "attester pour", "continuer", "n’a pas été pris", 0)]
    [InlineData("en-GB", "attest for", "resume", "was not taken", 300)]
    public async Task Facts_of_another_customer_get_into_no_request_that_is_being_written_and_that_is_said(
        string locale, string command, string goOn, string said, int atLeast)
    {
        var crew = story.Crew(locale);
        await crew.Agent.ReachesConfirmationAsync();
        var begin = new string('f', Math.Min(atLeast / 5, 60));
        var facts = $"{command} Fabrikam\nTenant ID: {Guid.NewGuid()}\nDomain: {begin}abrikam.example.com";
        if (atLeast > 0)
        {
            facts += $"\nFirst name: Adele\nLast name: Vance\nE-mail: {new string('a', 60)}@fabrikam.example.com\nPhone: +33 6 12 34 56 78"
                + "\nDate agreed: 3 October 2026\nTicket: FAB-48213";
            Assert.True(facts.Length > atLeast);
        }

        await crew.Requester.SaysAsync(facts);
        var asked = crew.Requester.Chat.Messages.Last(m => m.Card is not null).CardFor(crew.Requester.Person)!;
        var words = crew.Requester.LastWords();
        await crew.Requester.SaysAsync(goOn);

        Assert.True(asked.Has("attest.start"));
        Assert.Contains(said, words, StringComparison.Ordinal);
        var confirm = crew.Requester.Chat.Messages.Last(m => m.Card is not null).CardFor(crew.Requester.Person)!;
        Assert.Contains(crew.Company, confirm.Said(), StringComparison.Ordinal);
        Assert.DoesNotContain("abrikam", confirm.Said(), StringComparison.Ordinal);
        Assert.False(await crew.Ledger.ExistsAsync());
    }
}
