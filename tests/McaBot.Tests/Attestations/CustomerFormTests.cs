using System.Globalization;
using McaBot.Attestations;

namespace McaBot.Tests.Attestations;

public sealed class CustomerFormTests
{
    private static readonly Guid Own = Guid.Parse("99999999-0000-4000-8000-000000000000");

    private static readonly Dictionary<string, string> Good = new()
    {
        [Fields.TenantId] = "11111111-2222-4333-8444-555555555555",
        [Fields.Domain] = "contoso.com",
        [Fields.CompanyName] = "Contoso SAS",
        [Fields.Country] = "FR",
        [Fields.Language] = "fr-FR",
    };

    [Fact]
    public void Good_values_make_a_customer() => Assert.Equal(
        new Customer(Guid.Parse(Good[Fields.TenantId]), "contoso.com", "Contoso SAS", "FR", "fr-FR"), Check([]).Value);

    [Fact]
    public void Nothing_typed_is_said_at_each_field()
    {
        var form = CustomerForm.Check(new Dictionary<string, string>(), new HashSet<Guid>());

        Assert.Null(form.Value);
        Assert.Equal(Fields.OfCustomer.Select(f => new FieldError(f, FieldProblem.Missing)), form.Errors);
    }

    [Theory]
    [InlineData(Fields.TenantId, " {11111111-2222-4333-8444-555555555555} ", "11111111-2222-4333-8444-555555555555")]
    [InlineData(Fields.TenantId, "ABCDEFAB-2222-4333-8444-555555555555", "abcdefab-2222-4333-8444-555555555555")]
    [InlineData(Fields.Domain, " Contoso.COM. ", "contoso.com")]
    [InlineData(Fields.Domain, "bücher.example", "xn--bcher-kva.example")]
    [InlineData(Fields.CompanyName, "  株式会社コントソ ", "株式会社コントソ")]
    [InlineData(Fields.CompanyName, "3M", "3M")]
    [InlineData(Fields.CompanyName, "**Contoso** [x](https://evil.example) & \"Sons\"", "**Contoso** [x](https://evil.example) & \"Sons\"")]
    [InlineData(Fields.Country, "fr", "FR")]
    [InlineData(Fields.Language, "EN-us", "en-US")]
    [InlineData(Fields.Language, "fr", "fr-FR")]
    [InlineData(Fields.Language, "en-GB", "en-US")]
    [InlineData(Fields.Language, "fr-CA", "fr-FR")]
    [InlineData(Fields.Language, "fr_BE", "fr-FR")]
    [InlineData(Fields.Language, "de-AT", "de-DE")]
    [InlineData(Fields.Language, "es-MX", "es-ES")]
    [InlineData(Fields.Language, "es-419", "es-ES")]
    [InlineData(Fields.Language, "pt-PT", "pt-PT")]
    [InlineData(Fields.Language, "zh-HK", "zh-TW")]
    [InlineData(Fields.Language, "zh-SG", "zh-CN")]
    [InlineData(Fields.Language, "zh-Hant", "zh-TW")]
    [InlineData(Fields.Language, "no-NO", "nb-NO")]
    [InlineData(Fields.Language, "sr", "sr-Latn-RS")]
    [InlineData(Fields.TenantId, "\u200B11111111-2222-4333-8444-555555555555\uFEFF", "11111111-2222-4333-8444-555555555555")]
    [InlineData(Fields.TenantId, "11111111\u20112222\u20134333\u20118444\u2011555555555555", "11111111-2222-4333-8444-555555555555")]
    [InlineData(Fields.CompanyName, "Con\u0007toso", "Contoso")]
    [InlineData(Fields.CompanyName, "Conto\u00ADso", "Contoso")]
    public void What_means_the_same_is_brought_into_one_form(string field, string typed, string read)
    {
        var customer = Check(new() { [field] = typed }).Value!;

        Assert.Equal(read, field switch
        {
            Fields.TenantId => customer.TenantId.ToString("D"),
            Fields.Domain => customer.Domain,
            Fields.CompanyName => customer.CompanyName,
            Fields.Country => customer.Country,
            _ => customer.Language,
        });
    }

    [Theory]
    [InlineData(Fields.TenantId, "contoso", FieldProblem.NotATenantId)]
    [InlineData(Fields.TenantId, "11111111222243338444555555555555", FieldProblem.NotATenantId)]
    [InlineData(Fields.TenantId, "11111111-2222-4333-8444-55555555555g", FieldProblem.NotATenantId)]
    [InlineData(Fields.TenantId, "00000000-0000-0000-0000-000000000000", FieldProblem.NotATenantId)]
    [InlineData(Fields.TenantId, "99999999-0000-4000-8000-000000000000", FieldProblem.OwnTenant)]
    [InlineData(Fields.TenantId, "   ", FieldProblem.Missing)]
    [InlineData(Fields.Domain, "contoso", FieldProblem.NotADomain)]
    [InlineData(Fields.Domain, "https://contoso.com", FieldProblem.NotADomain)]
    [InlineData(Fields.Domain, "contoso.com/x", FieldProblem.NotADomain)]
    [InlineData(Fields.Domain, "con toso.com", FieldProblem.NotADomain)]
    [InlineData(Fields.Domain, "contoso..com", FieldProblem.NotADomain)]
    [InlineData(Fields.Domain, "-contoso.com", FieldProblem.NotADomain)]
    [InlineData(Fields.Domain, "ada@contoso.com", FieldProblem.NotADomain)]
    [InlineData(Fields.Domain, "192.168.0.1", FieldProblem.NotADomain)]
    [InlineData(Fields.Domain, "...", FieldProblem.NotADomain)]
    [InlineData(Fields.CompanyName, "---", FieldProblem.NotAName)]
    [InlineData(Fields.CompanyName, "\u3164", FieldProblem.Missing)]
    [InlineData(Fields.CompanyName, "😀", FieldProblem.NotAName)]
    [InlineData(Fields.Country, "XX", FieldProblem.UnknownCountry)]
    [InlineData(Fields.Country, "France", FieldProblem.UnknownCountry)]
    [InlineData(Fields.Country, "UK", FieldProblem.UnknownCountry)]
    [InlineData(Fields.Language, "klingon", FieldProblem.UnknownLanguage)]
    [InlineData(Fields.Language, "f", FieldProblem.UnknownLanguage)]
    [InlineData(Fields.Language, "fr-", FieldProblem.UnknownLanguage)]
    [InlineData(Fields.Language, "pt-AO", FieldProblem.SeveralLanguages)]
    [InlineData(Fields.Language, "zh", FieldProblem.SeveralLanguages)]
    [InlineData(Fields.Language, "-", FieldProblem.UnknownLanguage)]
    public void A_bad_value_is_said_at_its_field_and_nowhere_else(string field, string typed, FieldProblem problem)
    {
        var form = Check(new() { [field] = typed });

        Assert.False(form.IsValid);
        Assert.Null(form.Value);
        Assert.Equal(new FieldError(field, problem), Assert.Single(form.Errors));
    }

    [Theory]
    [InlineData(Fields.TenantId)]
    [InlineData(Fields.Domain)]
    [InlineData(Fields.CompanyName)]
    [InlineData(Fields.Country)]
    [InlineData(Fields.Language)]
    public void Five_thousand_characters_are_too_long_for_any_field(string field) =>
        Assert.Equal(new FieldError(field, FieldProblem.TooLong), Assert.Single(Check(new() { [field] = new string('a', 5000) }).Errors));

    [Fact]
    public void A_company_name_may_be_as_long_as_said_and_no_longer()
    {
        Assert.True(Check(new() { [Fields.CompanyName] = new string('a', 200) }).IsValid);
        Assert.False(Check(new() { [Fields.CompanyName] = new string('a', 201) }).IsValid);
    }

    [Fact]
    public void Every_listed_country_and_language_is_accepted()
    {
        Assert.Equal(249, Countries.All.Count);
        Assert.All(Countries.All, c => Assert.Equal(c, Check(new() { [Fields.Country] = c }).Value!.Country));
        Assert.All(AgreementLanguages.All, l => Assert.Equal(l, Check(new() { [Fields.Language] = l }).Value!.Language));
    }

    [Fact]
    public void Several_problems_are_all_said()
    {
        var form = Check(new() { [Fields.TenantId] = "x", [Fields.Country] = "" });

        Assert.Equal([new(Fields.TenantId, FieldProblem.NotATenantId), new(Fields.Country, FieldProblem.Missing)], form.Errors);
    }

    [Theory]
    [InlineData("pt", "PT", "pt-PT")]
    [InlineData("pt-AO", "BR", "pt-BR")]
    [InlineData("zh", "TW", "zh-TW")]
    [InlineData("en-GB", "GB", "en-US")]
    public void The_customers_country_decides_between_several_cultures_of_a_language(string typed, string country, string language) =>
        Assert.Equal(language, Check(new() { [Fields.Language] = typed, [Fields.Country] = country }).Value!.Language);

    private static FormResult<Customer> Check(Dictionary<string, string> changed)
    {
        var said = Good.Concat(changed).GroupBy(p => p.Key).ToDictionary(g => g.Key, g => g.Last().Value);
        var read = said.ToDictionary(
            p => p.Key, p => FieldValues.Read(p.Key, p.Value, CultureInfo.InvariantCulture, said[Fields.Country]).Text);
        return CustomerForm.Check(read, new HashSet<Guid> { Own });
    }
}
