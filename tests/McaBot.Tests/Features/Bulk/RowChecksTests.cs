using McaBot.Attestations;
using McaBot.Cards;

namespace McaBot.Tests.Features.Bulk;

public sealed class RowChecksTests
{
    [Fact]
    public void A_sound_row_is_read_as_the_dialog_would()
    {
        var facts = Sheets.Facts($"{Sheets.Header}\n{Sheets.Row()}");

        Assert.Equal(
            new AttestationFacts(
                Scenario.ExistingPartner,
                new Customer(Sheets.Tenant, "contoso.example.com", "Contoso Ltd", "FR", "fr-FR"),
                new Signatory("Chantal", "Beauregard", "chantal@contoso.example.com", "+33142685300"),
                new Acceptance(new DateOnly(2025, 11, 3), AcceptanceMethod.Email, "INC-48213")),
            facts);
    }

    [Theory]
    [InlineData("scenario", "", FieldProblem.Missing)]
    [InlineData("scenario", "renewal", FieldProblem.UnknownChoice)]
    [InlineData("tenantId", "contoso", FieldProblem.NotATenantId)]
    [InlineData("tenantId", "00000000-0000-0000-0000-000000000000", FieldProblem.NotATenantId)]
    [InlineData("tenantId", "aaaaaaaa-0000-4000-8000-00000000000a", FieldProblem.OwnTenant)]
    [InlineData("domain", "https://contoso.com", FieldProblem.NotADomain)]
    [InlineData("companyName", "---", FieldProblem.NotAName)]
    [InlineData("country", "Atlantis", FieldProblem.UnknownCountry)]
    [InlineData("language", "Klingon", FieldProblem.UnknownLanguage)]
    [InlineData("firstName", "", FieldProblem.Missing)]
    [InlineData("email", "chantal", FieldProblem.NotAnEmail)]
    [InlineData("phone", "12", FieldProblem.NotAPhone)]
    [InlineData("dateAgreed", "2026-11-04", FieldProblem.InFuture)]
    [InlineData("dateAgreed", "2023-03-31", FieldProblem.BeforeCutOff)]
    [InlineData("dateAgreed", "last week", FieldProblem.NotADate)]
    [InlineData("dateAgreed", "11/2025", FieldProblem.NotADate)]
    [InlineData("dateAgreed", "45964", FieldProblem.NotADate)]
    [InlineData("dateAgreed", "2025-11-03 09:30", FieldProblem.NotADate)]
    [InlineData("language", "Portuguese", FieldProblem.SeveralLanguages)]
    [InlineData("lastName", "\u3164", FieldProblem.Missing)]
    [InlineData("ticket", "", FieldProblem.Missing)]
    [InlineData("obtained", "by owl", FieldProblem.UnknownChoice)]
    public void A_wrong_cell_is_named_with_its_row_and_reason_and_the_row_is_not_requested(string field, string value, FieldProblem problem)
    {
        var read = Sheets.Check($"{Sheets.Header}\n{Sheets.Row(Guid.NewGuid())}\n{Sheets.Row(cell: Sheets.ColumnOf(field), value: value)}");

        var wrong = Assert.Single(read.Problems);
        Assert.Equal((3, BulkRowFault.Field, field, (FieldProblem?)problem), (wrong.Row, wrong.Fault, wrong.Field, wrong.Problem));
        Assert.Equal([2], read.Good.Select(r => r.Number));
        foreach (var culture in Cultures.All)
        {
            Assert.DoesNotContain("{", BulkTexts.Reason(wrong, new(2023, 4, 1), Sheets.Today, culture), StringComparison.Ordinal);
            Assert.NotEmpty(BulkTexts.Column(wrong, culture));
        }
    }

    [Theory]
    [InlineData("existing-partner", Scenario.ExistingPartner)]
    [InlineData("Existing partner", Scenario.ExistingPartner)]
    [InlineData("partenaire existant", Scenario.ExistingPartner)]
    [InlineData("PARTENAIRE EXISTANT", Scenario.ExistingPartner)]
    [InlineData("Le client achète déjà par votre intermédiaire", Scenario.ExistingPartner)]
    [InlineData("new-partner", Scenario.NewPartner)]
    [InlineData("nouveau partenaire", Scenario.NewPartner)]
    [InlineData("You are a new partner for the customer", Scenario.NewPartner)]
    [InlineData("1", Scenario.ExistingPartner)]
    [InlineData("2", Scenario.NewPartner)]
    public void A_scenario_is_understood_in_either_language_whatever_the_senders_is(string typed, Scenario scenario) =>
        Assert.All(["en-GB", "fr-FR"], culture => Assert.Equal(scenario, FactsOf("scenario", typed, culture).Scenario));

    [Theory]
    [InlineData("email", AcceptanceMethod.Email)]
    [InlineData("by e-mail", AcceptanceMethod.Email)]
    [InlineData("par e-mail", AcceptanceMethod.Email)]
    [InlineData("e-mail", AcceptanceMethod.Email)]
    [InlineData("signed-document", AcceptanceMethod.SignedDocument)]
    [InlineData("On a signed document", AcceptanceMethod.SignedDocument)]
    [InlineData("sur un document signé", AcceptanceMethod.SignedDocument)]
    [InlineData("document signe", AcceptanceMethod.SignedDocument)]
    [InlineData("meeting", AcceptanceMethod.Meeting)]
    [InlineData("en réunion", AcceptanceMethod.Meeting)]
    [InlineData("REUNION", AcceptanceMethod.Meeting)]
    [InlineData("phone-call", AcceptanceMethod.PhoneCall)]
    [InlineData("On a phone call", AcceptanceMethod.PhoneCall)]
    [InlineData("par téléphone", AcceptanceMethod.PhoneCall)]
    [InlineData("support-ticket", AcceptanceMethod.SupportTicket)]
    [InlineData("dans un ticket de support", AcceptanceMethod.SupportTicket)]
    public void How_it_is_known_is_understood_in_either_language_whatever_the_senders_is(string typed, AcceptanceMethod obtained) =>
        Assert.All(["en-GB", "fr-FR"], culture => Assert.Equal(obtained, FactsOf("obtained", typed, culture).Acceptance.Obtained));

    [Fact]
    public void A_row_all_in_French_is_read_as_its_like_in_English()
    {
        const string french =
            "nouveau partenaire,{0},contoso.example.com,Contoso Ltd,Allemagne,allemand,Chantal,Beauregard,"
            + "chantal@contoso.example.com,,3 novembre 2025,INC-48213,par téléphone";
        const string english =
            "new-partner,{0},contoso.example.com,Contoso Ltd,Germany,German,Chantal,Beauregard,"
            + "chantal@contoso.example.com,,3 November 2025,INC-48213,On a phone call";

        Assert.Equal(
            Sheets.Facts($"{Sheets.Header}\n{string.Format(null, english, Sheets.Tenant)}"),
            Sheets.Facts($"{Sheets.Header}\n{string.Format(null, french, Sheets.Tenant)}", "fr-FR"));
    }

    [Theory]
    [InlineData("en-GB", "03/11/2025", "2025-11-03")]
    [InlineData("en-US", "11/3/2025", "2025-11-03")]
    [InlineData("fr-FR", "3/11/2025", "2025-11-03")]
    [InlineData("fr-FR", "3 novembre 2025", "2025-11-03")]
    [InlineData("de-DE", "03.11.2025", "2025-11-03")]
    [InlineData("en-US", "2025-11-03", "2025-11-03")]
    [InlineData("en-GB", "03/11/2025 00:00", "2025-11-03")]
    [InlineData("en-GB", "03-Nov-25", "2025-11-03")]
    [InlineData("en-GB", "2025-11-03 00:00:00", "2025-11-03")]
    [InlineData("en-GB", "2025-11-03T00:00:00Z", "2025-11-03")]
    [InlineData("fr-CA", "03/11/2025", "2025-11-03")]
    [InlineData("fr-FR", "1er novembre 2025", "2025-11-01")]
    public void A_date_is_read_as_people_of_the_senders_country_write_it_or_the_ISO_way(string culture, string typed, string date)
    {
        var read = Sheets.Check($"{Sheets.Header}\n{Sheets.Row(cell: Sheets.ColumnOf("dateAgreed"), value: typed)}", culture);

        var day = DateOnly.ParseExact(date, "yyyy-MM-dd");
        Assert.Equal(day, Assert.Single(read.Good).Facts.Acceptance.DateAgreed);
        Assert.Equal(typed == date ? null : new BulkDateExample(typed, day), read.Date);
    }

    [Theory]
    [InlineData("scenario", "New partner", "NewPartner")]
    [InlineData("scenario", "2", "NewPartner")]
    [InlineData("scenario", "nouveau partenaire", "NewPartner")]
    [InlineData("scenario", "Vous êtes un nouveau partenaire pour le client", "NewPartner")]
    [InlineData("scenario", "EXISTING-PARTNER", "ExistingPartner")]
    [InlineData("obtained", "en réunion", "Meeting")]
    [InlineData("obtained", "Signed document", "SignedDocument")]
    [InlineData("country", "allemagne", "DE")]
    [InlineData("language", "Deutsch", null)]
    [InlineData("language", "German", "de-DE")]
    [InlineData("language", "en-GB", "en-US")]
    [InlineData("language", "fr-CA", "fr-FR")]
    [InlineData("language", "de-AT", "de-DE")]
    [InlineData("country", "UK", "GB")]
    [InlineData("country", "USA", "US")]
    [InlineData("country", "Great Britain", "GB")]
    [InlineData("country", "Côte d'Ivoire", "CI")]
    public void Choices_are_understood_by_code_and_by_name_in_either_language(string field, string typed, string? value)
    {
        var read = Sheets.Check(
            $"{Sheets.Header}\n{Sheets.Row(cell: Sheets.ColumnOf(field), value: typed).Replace("+33 1 42 68 53 00", "", StringComparison.Ordinal)}");

        var facts = read.Good.SingleOrDefault()?.Facts;
        Assert.Equal(value, facts is null ? null : field switch
        {
            "scenario" => facts.Scenario.ToString(),
            "obtained" => facts.Acceptance.Obtained.ToString(),
            "country" => facts.Customer.Country,
            _ => facts.Customer.Language,
        });
    }

    [Fact]
    public void The_day_shown_as_an_example_is_one_that_others_read_otherwise()
    {
        var days = new[] { "13/11/2025", "2025-11-03", "04/11/2025" };
        var rows = days.Select(day => Sheets.Row(Guid.NewGuid(), Sheets.ColumnOf("dateAgreed"), day));

        var read = Sheets.Check($"{Sheets.Header}\n{string.Join('\n', rows)}");

        Assert.Equal(new BulkDateExample("04/11/2025", new DateOnly(2025, 11, 4)), read.Date);
    }

    [Fact]
    public void The_first_sound_row_of_a_customer_counts_and_later_ones_are_reported()
    {
        var read = Sheets.Check(
            $"{Sheets.Header}\n{Sheets.Row(cell: Sheets.ColumnOf("email"), value: "nobody")}\n{Sheets.Row()}\n{Sheets.Row(cell: 3, value: "Contoso again")}");

        Assert.Equal([3], read.Good.Select(r => r.Number));
        Assert.Equal(
            [(2, BulkRowFault.Field, "nobody"), (4, BulkRowFault.SameCustomer, "3")],
            read.Problems.Select(p => (p.Row, p.Fault, p.Value!)));
        Assert.Equal(2, read.Bad);
    }

    [Fact]
    public void Every_problem_of_a_row_is_reported_at_once()
    {
        var read = Sheets.Check($"{Sheets.Header}\n,,,,,,,,,,,,x");

        Assert.Empty(read.Good);
        Assert.Equal(12, read.Problems.Count);
        Assert.Equal(1, read.Bad);
    }

    private static AttestationFacts FactsOf(string field, string value, string culture) =>
        Sheets.Facts($"{Sheets.Header}\n{Sheets.Row(cell: Sheets.ColumnOf(field), value: value)}", culture);
}
