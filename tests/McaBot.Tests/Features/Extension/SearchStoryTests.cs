using McaBot.Sandbox.World;
using McaBot.Tests.Support;

namespace McaBot.Tests.Features.Extension;

/// <summary>Searching where one writes finds what the person may see, and nothing else.</summary>
[Collection(PlainStories.Name)]
public sealed class SearchStoryTests(StoryWorld story)
{
    [Theory]
    [InlineData("en-GB", "Waiting for a decision", "since", "Attestation of the Microsoft Customer Agreement")]
    [InlineData("fr-FR", "En attente d’une décision", "depuis le", "Attestation du Contrat client Microsoft")]
    public async Task An_agent_finds_a_request_by_name_domain_tenant_or_number_in_their_own_language(
        string locale, string state, string since, string title)
    {
        var crew = story.Crew(locale);
        await crew.WaitsForDecisionAsync();
        var number = (await crew.Ledger.OnlyAsync()).Number;
        string[] asked =
        [
            crew.Company, $"MCA {crew.Company}", crew.Agent.Customer["domain"], crew.Agent.Customer["tenantId"], number, number[4..]];

        foreach (var words in asked)
        {
            var finds = await crew.Requester.SearchesAsync(words);

            Assert.True(finds.IsOk, finds.Delivery.Body);
            var find = Assert.Single(finds.Finds, f => f.Title == crew.Company);
            Assert.Contains(state, find.Text, StringComparison.Ordinal);
            Assert.Contains(since, find.Text, StringComparison.Ordinal);
            Assert.Contains(number, find.Text, StringComparison.Ordinal);
            Assert.Contains(title, find.Card.Said(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task What_is_found_names_no_person_in_any_language()
    {
        var crew = story.Crew();
        var (_, approval) = await crew.WaitsForDecisionAsync();
        await crew.Manager.PressesUntilTakenAsync(approval, "decision.approve", ("comment", "Looks fine to me."));
        await crew.Ledger.ComesToRestAsync(McaBot.Attestations.AttestationState.HandedOff);

        var body = (await crew.Requester.SearchesAsync(crew.Company)).Delivery.Body;

        string[] personal =
        [
            .. crew.Agent.Acceptance.Where(fact => fact.Key is "firstName" or "lastName" or "email" or "ticket").Select(fact => fact.Value),
            crew.Requester.Person.Surname, crew.Manager.Person.Surname, "Looks fine to me."];
        Assert.All(personal, word => Assert.DoesNotContain(word, body, StringComparison.OrdinalIgnoreCase));
        Assert.Contains(crew.Company, body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_has_no_role_finds_what_they_are_asked_to_decide_and_nothing_of_others()
    {
        var (crew, other) = (story.Crew(), story.Crew());
        await crew.WaitsForDecisionAsync();
        await other.WaitsForDecisionAsync();

        Assert.Equal(crew.Company, Assert.Single((await crew.Manager.SearchesAsync(crew.Company)).Finds).Title);
        Assert.Equal(crew.Company, Assert.Single((await crew.Manager.SearchesAsync("")).Finds).Title);
        var refused = await crew.Manager.SearchesAsync(other.Company);
        Assert.Empty(refused.Finds);
        Assert.Contains("You need a role", refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(other.Company, refused.Delivery.Body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("no role", "You need a role")]
    [InlineData("a guest", "This account cannot do that")]
    [InlineData("a disabled account", "This account cannot do that")]
    [InlineData("another tenant's account", "This account cannot do that")]
    public async Task Nobody_else_finds_anything_whatever_group_they_are_in(string who, string said)
    {
        var crew = story.Crew();
        await crew.WaitsForDecisionAsync();
        var outsider = story.Hires("Tom", who == "no role" ? null : story.World.Ids.HelpdeskAgents);
        if (who == "a guest") outsider.Person.UserType = Person.Guest;
        outsider.Person.AccountEnabled = who != "a disabled account";
        if (who == "another tenant's account") outsider.Person.HomeTenantId = Guid.NewGuid().ToString("D");

        foreach (var words in new[] { crew.Company, crew.Agent.Customer["tenantId"], (await crew.Ledger.OnlyAsync()).Number, "" })
        {
            var finds = await outsider.SearchesAsync(words);

            Assert.Empty(finds.Finds);
            Assert.Contains(said, finds.Message, StringComparison.Ordinal);
            Assert.DoesNotContain(crew.Company, finds.Delivery.Body, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Before_anything_is_typed_the_newest_comes_first_and_a_page_goes_on_where_the_last_one_ended()
    {
        var first = story.Crew();
        await first.WaitsForDecisionAsync();
        var second = story.CrewOf(first.Requester, first.Manager);
        await second.WaitsForDecisionAsync();

        var all = await first.Requester.SearchesAsync("", count: 1000);
        var pages = new[]
        {
            await first.Requester.SearchesAsync("", skip: 0, count: 1),
            await first.Requester.SearchesAsync("", skip: 1, count: 1),
            await first.Requester.SearchesAsync("", skip: 2, count: 1),
        };

        Assert.Equal([second.Company, first.Company], all.Finds.Select(find => find.Title));
        Assert.Equal([second.Company, first.Company], pages.SelectMany(page => page.Finds.Select(find => find.Title)));
        Assert.All(pages, page => Assert.True(page.IsOk));
    }

    [Fact]
    public async Task Words_that_stand_for_nobody_find_nothing_and_are_given_back_without_markup()
    {
        var crew = story.Crew();

        var finds = await crew.Requester.SearchesAsync("**Zzyzx** [x](https://evil.example)");

        Assert.Empty(finds.Finds);
        Assert.Contains("There is no attestation for Zzyzx x", finds.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("](", finds.Message, StringComparison.Ordinal);
    }
}
