using McaBot.Attestations;
using McaBot.Cards;

namespace McaBot.Tests.Cards;

public sealed class FieldNamesTests
{
    [Theory]
    [InlineData("First name", Fields.FirstName)]
    [InlineData("Given name", Fields.FirstName)]
    [InlineData("Prenom", Fields.FirstName)]
    [InlineData("Surname", Fields.LastName)]
    [InlineData("family  NAME", Fields.LastName)]
    [InlineData("Nom", Fields.LastName)]
    [InlineData("Email address", Fields.Email)]
    [InlineData("mail", Fields.Email)]
    [InlineData("Courriel", Fields.Email)]
    [InlineData("Phone number", Fields.Phone)]
    [InlineData("Tél.", Fields.Phone)]
    [InlineData("Phone (optional)", Fields.Phone)]
    [InlineData("Date", Fields.DateAgreed)]
    [InlineData("dateAgreed", Fields.DateAgreed)]
    [InlineData("Case number", Fields.Ticket)]
    [InlineData("Ticket or case", Fields.Ticket)]
    [InlineData("Obtained", Fields.Obtained)]
    [InlineData("Company", Fields.CompanyName)]
    [InlineData("Customer", Fields.CompanyName)]
    [InlineData("Primary domain name", Fields.Domain)]
    [InlineData("CustomerTenantId", Fields.TenantId)]
    [InlineData("Microsoft ID", Fields.TenantId)]
    [InlineData("Customer ID", Fields.TenantId)]
    [InlineData("Country/region", Fields.Country)]
    [InlineData("Langue", Fields.Language)]
    public void A_field_is_found_by_what_people_call_it(string typed, string field) => Assert.Equal(field, FieldNames.Find(typed));

    [Theory]
    [InlineData("Name")]
    [InlineData("Reference")]
    [InlineData("")]
    [InlineData("(Date)")]
    [InlineData("First names of all")]
    public void What_could_be_several_fields_or_none_is_none(string typed) => Assert.Null(FieldNames.Find(typed));

    [Fact]
    public void Every_field_is_found_by_its_label_in_every_language_and_by_its_id() =>
        Assert.All(Fields.OfCustomer.Concat(Fields.OfAcceptance), field =>
            Assert.All(Cultures.All.Select(c => FieldLabels.Of(field, c)).Append(field), name => Assert.Equal(field, FieldNames.Find(name)))
        );
}
