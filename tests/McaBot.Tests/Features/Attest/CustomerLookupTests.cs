using McaBot.Sandbox.World;
using McaBot.Tests.Support;

namespace McaBot.Tests.Features.Attest;

[Collection(ConnectedStories.Name)]
public sealed class CustomerLookupTests(ConnectedWorld story)
{
    [Fact]
    public async Task A_few_letters_offer_customers_and_choosing_one_fills_the_form_in_from_Partner_Center()
    {
        var crew = story.Crew();
        var customer = Known(crew);
        var card = await crew.Agent.ChoosesAsync(await crew.Agent.StartsAsync());

        Assert.Empty((await crew.Requester.SearchesAsync(card, "knownCustomer", customer.CompanyName[..1])).Choices);
        var (title, value) = Assert.Single((await crew.Requester.SearchesAsync(card, "knownCustomer", customer.Domain[..6])).Choices);
        Assert.Equal($"{customer.CompanyName} · {customer.Domain}", title);
        await PicksAsync(crew, card, value);

        var form = (await crew.Agent.SeesAgainAsync(card, "attest.customer")).CardFor(crew.Requester.Person)!;
        Assert.Equal(
            [customer.TenantId.ToString("D"), customer.Domain, customer.CompanyName, "FR", "fr-FR"],
            new[] { "tenantId", "domain", "companyName", "country", "language" }.Select(form.ValueOf));
        await crew.Agent.DescribesCustomerAsync(crew.Requester.Chat.Find(card.Id)!);
        Assert.False(await crew.Ledger.ExistsAsync());
    }

    [Fact]
    public async Task A_name_sent_as_a_message_is_looked_up_too_and_one_can_always_type()
    {
        var crew = story.Crew();
        var customer = Known(crew);
        await crew.Agent.ChoosesAsync(await crew.Agent.StartsAsync());

        await crew.Requester.SaysAsync(customer.CompanyName[..14]);
        var found = await crew.Requester.SeesCardAsync(c =>
            c.Said().Contains("Partner Center knows these customers", StringComparison.Ordinal));
        await PicksAsync(crew, found, $"{customer.TenantId:D}/{customer.Domain}");
        Assert.Equal(
            customer.Domain,
            (await crew.Requester.SeesCardAsync(c => c.Inputs.Any(i => (string?)i["id"] == "domain")))
                .CardFor(crew.Requester.Person)!
                .ValueOf("domain"));

        await crew.Requester.SaysAsync("start over");
        await crew.Requester.SaysAsync("yes");
        var card = await crew.Agent.ChoosesAsync(await crew.Requester.SeesCardWithAsync("attest.scenario"));
        await crew.Requester.SaysAsync("Nobody of this name");
        await crew.Requester.SeesAsync("This customer was not found in Partner Center");
        await crew.Requester.SaysAsync($"tenant id: {crew.Agent.Customer["tenantId"]}");
        await crew.Requester.SeesCardAsync(c =>
            c.Inputs.Any(i => (string?)i["id"] == "tenantId" && (string?)i["value"] == crew.Agent.Customer["tenantId"]));
        Assert.NotNull(card);
    }

    [Theory]
    [InlineData("en-GB", "From Partner Center. Please check.", "Partner Center already holds a confirmation")]
    [InlineData("fr-FR", "Repris de l’Espace partenaires. À vérifier.", "L’Espace partenaires détient déjà une confirmation")]
    public async Task A_pick_says_that_it_was_filled_in_and_an_acceptance_that_exists_at_once(string locale, string filledIn, string prior)
    {
        var crew = story.Crew(locale);
        var customer = Known(crew);
        story.PartnerCenter.Confirm(crew.Ledger.Customer, new DateOnly(2025, 11, 3));
        var card = await crew.Agent.ChoosesAsync(await crew.Agent.StartsAsync());

        await PicksAsync(crew, card, $"{customer.TenantId:D}/{customer.Domain}");

        var said = (await crew.Agent.SeesAgainAsync(card, "attest.customer")).CardFor(crew.Requester.Person)!.Said();
        Assert.Contains(filledIn, said, StringComparison.Ordinal);
        Assert.Contains(prior, said, StringComparison.Ordinal);
        Assert.DoesNotContain("Enter the customer as Partner Center shows it", said, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("attest for")]
    [InlineData("attester pour")]
    public async Task A_customer_named_at_once_is_filled_in_from_Partner_Center_and_of_several_one_is_chosen(string words)
    {
        var crew = story.Crew();
        var customer = Known(crew);
        await crew.Requester.SaysAsync($"{words} {crew.Company}");
        var form = (await crew.Agent.ChoosesAsync(await crew.Requester.SeesCardWithAsync("attest.scenario"))).CardFor(
            crew.Requester.Person)!;
        Assert.Equal(
            [customer.TenantId.ToString("D"), customer.Domain, customer.CompanyName, "FR", "fr-FR"],
            new[] { "tenantId", "domain", "companyName", "country", "language" }.Select(form.ValueOf));

        story.PartnerCenter.Know(new PartnerCustomer(Guid.NewGuid(), $"other-{customer.Domain}", $"{crew.Company} Holding", "FR"));
        await crew.Requester.SaysAsync("start over");
        await crew.Requester.SaysAsync("yes");
        await crew.Requester.SaysAsync($"{words} {crew.Company[..14]}");
        var card = await crew.Agent.ChoosesAsync(await crew.Requester.SeesCardWithAsync("attest.scenario"));
        Assert.Contains("Partner Center knows these customers", card.CardFor(crew.Requester.Person)!.Said(), StringComparison.Ordinal);
        Assert.False(await crew.Ledger.ExistsAsync());
    }

    [Fact]
    public async Task A_country_that_cannot_be_read_is_left_to_be_typed()
    {
        var crew = story.Crew();
        var customer = Known(crew);
        var card = await crew.Agent.ChoosesAsync(await crew.Agent.StartsAsync());
        using var fault = story.World.Faults.Next("partnercenter", $"v1/customers/{customer.TenantId:D}", times: 1, status: 500);

        await PicksAsync(crew, card, $"{customer.TenantId:D}/{customer.Domain}");

        var form = (await crew.Agent.SeesAgainAsync(card, "attest.customer")).CardFor(crew.Requester.Person)!;
        Assert.Equal([customer.Domain, ""], new[] { "domain", "country" }.Select(input => form.ValueOf(input) ?? ""));
        Assert.Equal(1, fault.Hits);
        await crew.Agent.DescribesCustomerAsync(crew.Requester.Chat.Find(card.Id)!);
    }

    [Fact]
    public async Task Choices_are_for_those_who_may_attest_and_what_a_card_claims_about_a_customer_is_not_believed()
    {
        var crew = story.Crew();
        var customer = Known(crew);
        var card = await crew.Agent.ChoosesAsync(await crew.Agent.StartsAsync());

        await PicksAsync(crew, card, $"{Guid.NewGuid():D}/{customer.Domain}");
        await crew.Requester.SeesChangedAsync(card, "This customer was not found in Partner Center");
        story.World.Directory.RemoveMember(story.World.Ids.HelpdeskAgents, crew.Requester.Person.Oid);
        Assert.Empty(
            (await crew.Requester.SearchesAsync(crew.Requester.Chat.Find(card.Id)!, "knownCustomer", customer.Domain[..6])).Choices);
        Assert.Empty(
            (await crew.Requester.SearchesAsync(crew.Requester.Chat.Find(card.Id)!, "knownCustomer", new string('x', 5000))).Choices);
    }

    [Fact]
    public async Task A_Partner_Center_that_does_not_answer_leaves_typing()
    {
        var crew = story.Crew();
        var customer = Known(crew);
        var card = await crew.Agent.ChoosesAsync(await crew.Agent.StartsAsync());
        var fault = story.World.Faults.Next("partnercenter", customer.Domain[..6], times: 2, status: 503);

        Assert.Empty((await crew.Requester.SearchesAsync(card, "knownCustomer", customer.Domain[..6])).Choices);
        Assert.Equal(2, fault.Hits);
        await crew.Agent.DescribesCustomerAsync(card);
    }

    private PartnerCustomer Known(Crew crew)
    {
        var customer = new PartnerCustomer(crew.Ledger.Customer, crew.Agent.Customer["domain"], crew.Company, "FR");
        story.PartnerCenter.Know(customer);
        return customer;
    }

    private static Task<PressResult> PicksAsync(Crew crew, Message card, string value) =>
    crew.Requester.PressesAsync(
        card,
        new CardPress("attest.customer")
        {
            Where = data => (string?)data["choice"] == "found",
            Inputs = new Dictionary<string, string> { ["knownCustomer"] = value },
            SkipValidation = true,
        });
}
