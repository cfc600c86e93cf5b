using System.Globalization;
using McaBot.Attestations;
using McaBot.Cards;

namespace McaBot.Tests.Cards;

/// <summary>Countries and languages as people write them.</summary>
public sealed class TypedNamesTests
{
    [Theory]
    [InlineData("UK", "GB")]
    [InlineData("u.k.", "GB")]
    [InlineData("Great Britain", "GB")]
    [InlineData("England", "GB")]
    [InlineData("GBR", "GB")]
    [InlineData("USA", "US")]
    [InlineData("U.S.A.", "US")]
    [InlineData("United States of America", "US")]
    [InlineData("The Netherlands", "NL")]
    [InlineData("Holland", "NL")]
    [InlineData("Turkey", "TR")]
    [InlineData("TURKIYE", "TR")]
    [InlineData("Czech Republic", "CZ")]
    [InlineData("South Korea", "KR")]
    [InlineData("Ivory Coast", "CI")]
    [InlineData("Bosnia and Herzegovina", "BA")]
    [InlineData("Saint Kitts and Nevis", "KN")]
    [InlineData("Hong Kong", "HK")]
    [InlineData("Deutschland", "DE")]
    [InlineData("España", "ES")]
    [InlineData("Suisse", "CH")]
    [InlineData("日本", "JP")]
    [InlineData("Etats Unis", "US")]
    [InlineData("états-unis", "US")]
    [InlineData("les États-Unis", "US")]
    [InlineData("Royaume Uni", "GB")]
    [InlineData("le Royaume-Uni", "GB")]
    [InlineData("Côte d'Ivoire", "CI")]
    [InlineData("Côte d’Ivoire", "CI")]
    [InlineData("cote d ivoire", "CI")]
    [InlineData("Pays Bas", "NL")]
    [InlineData("République tchèque", "CZ")]
    [InlineData("Corée du Sud", "KR")]
    [InlineData("l'Allemagne", "DE")]
    [InlineData("La Réunion", "RE")]
    [InlineData("Reunion", "RE")]
    [InlineData("\u200BFrance\u00A0", "FR")]
    public void A_country_is_found_by_what_people_call_it(string typed, string code)
    {
        Assert.Equal(code, Read(Fields.Country, typed, "en-GB"));
        Assert.Equal(code, Read(Fields.Country, typed, "fr-FR"));
    }

    [Theory]
    [InlineData("Atlantis")]
    [InlineData("Korea")]
    [InlineData("Congo")]
    [InlineData("XX")]
    [InlineData("'")]
    [InlineData("the")]
    public void What_is_no_country_or_could_be_two_stays_as_typed(string typed) =>
        Assert.Equal(typed, Read(Fields.Country, typed, "en-GB"));

    [Theory]
    [InlineData("English", "en-US")]
    [InlineData("anglais", "en-US")]
    [InlineData("English (United Kingdom)", "en-US")]
    [InlineData("anglais (Royaume-Uni)", "en-US")]
    [InlineData("French (Canada)", "fr-FR")]
    [InlineData("Francais", "fr-FR")]
    [InlineData("German", "de-DE")]
    [InlineData("allemand (Autriche)", "de-DE")]
    [InlineData("Norwegian", "nb-NO")]
    [InlineData("en-GB", "en-US")]
    [InlineData("fr-CA", "fr-FR")]
    [InlineData("es-MX", "es-ES")]
    [InlineData("Portuguese (Brazil)", "pt-BR")]
    public void A_language_is_found_by_its_name_or_its_regional_code(string typed, string listed) =>
        Assert.Equal(listed, Read(Fields.Language, typed, "en-GB"));

    [Theory]
    [InlineData("Portuguese", "PT", "pt-PT")]
    [InlineData("chinois", "TW", "zh-TW")]
    [InlineData("Portuguese", "FR", "pt")]
    [InlineData("Klingon", "FR", "Klingon")]
    public void Where_several_are_listed_the_customers_country_decides_or_the_person_does(string typed, string country, string kept) =>
        Assert.Equal(kept, FieldLabels.Read(Fields.Language, typed, CultureInfo.GetCultureInfo("fr-FR"), country).Text);

    [Fact]
    public void The_languages_to_choose_from_are_named() =>
        Assert.Equal("Portuguese (Brazil), Portuguese (Portugal)", FieldLabels.Languages("Portuguese", Cultures.English));

    [Fact]
    public void Every_country_and_language_that_a_card_names_can_be_typed_back()
    {
        foreach (var language in Cultures.All)
        {
            Assert.All(Countries.All, code => Assert.Equal(code, Read(Fields.Country, BulkTexts.Country(code, language), "en-GB")));
            Assert.All(
                AgreementLanguages.All, code => Assert.Equal(code, Read(Fields.Language, BulkTexts.Language(code, language), "en-GB")));
        }
    }

    private static string Read(string field, string typed, string culture) =>
        FieldLabels.Read(field, typed, CultureInfo.GetCultureInfo(culture), "").Text;
}
