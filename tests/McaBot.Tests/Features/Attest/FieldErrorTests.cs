using System.Globalization;
using McaBot.Attestations;
using McaBot.Sandbox.World;
using McaBot.Tests.Support;

namespace McaBot.Tests.Features.Attest;

[Collection(FormStories.Name)]
public sealed class FieldErrorTests(StoryWorld story)
{
    public static TheoryData<string, string, string> OfCustomer => new()
    {
        { "tenantId", "", "Enter the customer’s tenant ID" },
        { "tenantId", "contoso.com", "This is not a tenant ID" },
        { "tenantId", "7d3a0f4e2c514a559c0e3f1f5a0b9d11", "This is not a tenant ID" },
        { "tenantId", "00000000-0000-0000-0000-000000000000", "This is not a tenant ID" },
        { "tenantId", "7a1c2e54-93b0-4d0f-8d55-4b8c1f0a6e21", "This is your own tenant" },
        { "domain", "", "Enter the customer’s primary domain" },
        { "domain", "contoso", "This is not a domain name" },
        { "domain", "https://contoso.com", "This is not a domain name" },
        { "domain", "name@contoso.com", "This is not a domain name" },
        { "companyName", "", "Enter the customer’s legal company name" },
        { "companyName", "!?!", "Use letters or digits" },
        { "companyName", Long(201), "This is too long: 200 characters at most" },
        { "country", "", "Choose the customer’s country or region" },
        { "country", "ZZ", "This country or region is not known" },
        { "language", "", "Choose the language of the agreement" },
        { "language", "tlh-QO", "The agreement is not offered in this language" },
    };

    public static TheoryData<string, string, string> OfAcceptance => new()
    {
        { "firstName", "", "Enter the first name" },
        { "firstName", "---", "Use letters or digits" },
        { "firstName", Long(101), "This is too long: 100 characters at most" },
        { "lastName", "", "Enter the last name" },
        { "lastName", "…", "Use letters or digits" },
        { "email", "", "Enter the e-mail address" },
        { "email", "chantal", "This is not an e-mail address" },
        { "email", "chantal@contoso", "This is not an e-mail address" },
        { "email", "Chantal <chantal@contoso.com>", "This is not an e-mail address" },
        { "email", "chantal@" + "contoso.com" + Long(254), "This is too long: 254 characters at most" },
        { "phone", "12", "This is not a phone number" },
        { "phone", "call me", "This is not a phone number" },
        { "dateAgreed", "", "Enter the day on which the customer accepted" },
        { "dateAgreed", "2025-02-30", "We could not read “2025-02-30” as a date" },
        { "dateAgreed", "last week", "We could not read “last week” as a date" },
        { "dateAgreed", "2023-03-31", "the earliest valid day is 1 April 2023" },
        { "ticket", "", "Enter the reference of your ticket" },
        { "ticket", "***", "Use letters or digits" },
        { "ticket", Long(101), "This is too long: 100 characters at most" },
        { "obtained", "", "Choose how the acceptance reached you" },
        { "obtained", "by-owl", "Choose one of the entries in the list" },
    };

    [Theory]
    [MemberData(nameof(OfCustomer))]
    public async Task What_is_wrong_with_the_customer_is_said_at_the_field(string field, string value, string message)
    {
        var crew = story.Crew();
        var card = await crew.Agent.ChoosesAsync(await crew.Agent.StartsAsync());
        crew.Agent.Customer[field] = value;

        var pressed = await crew.Requester.PressesAsync(
            card, new CardPress("attest.customer") { Inputs = crew.Agent.Customer, SkipValidation = true });

        await SaysItThereAsync(crew, pressed, crew.Agent.Customer, field, message);
    }

    [Theory]
    [MemberData(nameof(OfAcceptance))]
    public async Task What_is_wrong_with_the_acceptance_is_said_at_the_field(string field, string value, string message)
    {
        var crew = story.Crew();
        var card = await crew.Agent.DescribesCustomerAsync(await crew.Agent.ChoosesAsync(await crew.Agent.StartsAsync()));
        crew.Agent.Acceptance[field] = value;

        var pressed = await crew.Requester.PressesAsync(
            card, new CardPress("attest.acceptance") { Inputs = crew.Agent.Acceptance, SkipValidation = true });

        await SaysItThereAsync(crew, pressed, crew.Agent.Acceptance, field, message);
    }

    [Fact]
    public async Task A_date_that_is_still_to_come_is_refused_naming_the_latest_possible_day()
    {
        var crew = story.Crew("fr-FR");
        var card = await crew.Agent.DescribesCustomerAsync(await crew.Agent.ChoosesAsync(await crew.Agent.StartsAsync()));
        crew.Agent.Acceptance["dateAgreed"] = TimeProvider
            .System.GetUtcNow()
            .AddDays(2)
            .ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

        var pressed = await crew.Requester.PressesAsync(
            card, new CardPress("attest.acceptance") { Inputs = crew.Agent.Acceptance, SkipValidation = true });

        await SaysItThereAsync(crew, pressed, crew.Agent.Acceptance, "dateAgreed", "Le dernier jour possible est le", "1 champ à corriger");
    }

    [Fact]
    public async Task Everything_wrong_at_once_is_said_at_each_field()
    {
        var crew = story.Crew();
        var card = await crew.Agent.ChoosesAsync(await crew.Agent.StartsAsync());
        var typed = new Dictionary<string, string>
        {
            ["tenantId"] = "x",
            ["domain"] = "x",
            ["companyName"] = "?",
            ["country"] = "x",
            ["language"] = "x",
        };

        var pressed = await crew.Requester.PressesAsync(card, new CardPress("attest.customer") { Inputs = typed, SkipValidation = true });

        Assert.Contains("5 fields need attention", pressed.Card!.Said(), StringComparison.Ordinal);
        Assert.All(typed.Keys, field => Assert.NotNull(pressed.Card!.ErrorAt(field)));
    }

    [Fact]
    public async Task Clients_are_told_what_is_required_and_what_to_say()
    {
        var crew = story.Crew();
        var card = await crew.Agent.ChoosesAsync(await crew.Agent.StartsAsync());

        var pressed = await crew.Requester.PressesAsync(card, "attest.customer");

        Assert.Null(pressed.Delivery);
        Assert.Equal(Fields.OfCustomer, pressed.Invalid.Keys.ToList());
        Assert.All(pressed.Invalid.Values, message => Assert.NotEmpty(message));
    }

    [Fact]
    public async Task An_optional_field_that_is_emptied_stays_empty()
    {
        var crew = story.Crew();
        var card = await crew.Agent.ReachesConfirmationAsync();
        Assert.Contains("+33142685300", card.CardFor(crew.Requester.Person)!.Said(), StringComparison.Ordinal);
        await crew.Requester.PressesAsync(card, new CardPress("attest.back") { Where = data => (string?)data["to"] == "acceptance" });
        crew.Agent.Acceptance["phone"] = "";

        var confirm = await crew.Agent.DescribesAcceptanceAsync(await crew.Agent.SeesAgainAsync(card, "attest.acceptance"));

        Assert.DoesNotContain("+33142685300", confirm.CardFor(crew.Requester.Person)!.Said(), StringComparison.Ordinal);
        Assert.Contains("Not given", confirm.CardFor(crew.Requester.Person)!.Said(), StringComparison.Ordinal);
    }

    private static async Task SaysItThereAsync(
        Crew crew, PressResult pressed, Dictionary<string, string> typed, string field, string message,
        string summary = "1 field needs attention")
    {
        var card = pressed.Card!;
        Assert.Contains(message, card.ErrorAt(field), StringComparison.Ordinal);
        Assert.Contains(summary, card.Said(), StringComparison.Ordinal);
        Assert.All(typed.Where(t => t.Key != field), other =>
        {
            Assert.Null(card.ErrorAt(other.Key));
            Assert.Equal(other.Value, card.ValueOf(other.Key));
        });
        Assert.False(card.Has("attest.confirm"));
        Assert.False(await crew.Ledger.ExistsAsync());
        Assert.Empty(crew.Manager.Chat.Messages);
    }

    private static string Long(int length) => new('x', length);
}
