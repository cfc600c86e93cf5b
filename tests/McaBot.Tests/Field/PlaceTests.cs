using McaBot.Tests.Support;

namespace McaBot.Tests.Field;

/// <summary>F12, F13: countries and languages as people write them.</summary>
[Collection(FormStories.Name)]
public sealed class PlaceTests(StoryWorld story)
{
    [Theory]
    [InlineData("UK", "GB")]
    [InlineData("USA", "US")]
    [InlineData("The Netherlands", "NL")]
    [InlineData("Turkey", "TR")]
    public async Task F12_A_country_typed_in_English_is_found_by_its_everyday_name(string typed, string code)
    {
        var agent = new TypingAgent(story.Crew("en-GB"));
        await agent.ComesToTheCustomerAsync();

        await agent.SaysAsync($"Country or region: {typed}");

        Assert.Equal(code, agent.LastCard().ValueOf("country"));
        Assert.Null(agent.LastCard().ErrorAt("country"));
    }

    [Theory]
    [InlineData("Côte d'Ivoire", "CI")]
    [InlineData("Côte d’Ivoire", "CI")]
    [InlineData("Etats Unis", "US")]
    [InlineData("Royaume Uni", "GB")]
    public async Task F12_A_country_typed_in_French_is_found_without_its_signs(string typed, string code)
    {
        var agent = new TypingAgent(story.Crew("fr-FR"));
        await agent.ComesToTheCustomerAsync();

        await agent.SaysAsync($"Pays ou région : {typed}");

        Assert.Equal(code, agent.LastCard().ValueOf("country"));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task F12_F13_Names_that_a_client_sends_as_text_are_found_too(bool bySubmit)
    {
        var agent = new TypingAgent(story.Crew("en-GB"));
        var card = await agent.ComesToTheCustomerAsync();
        agent.Crew.Agent.Customer["language"] = "en-GB";

        await agent.PressesAsync(card, "attest.customer", "country", "UK", bySubmit);
        await agent.Crew.Agent.SeesAgainAsync(card, "attest.acceptance");
        await agent.User.PressesAsync(agent.User.Chat.Find(card.Id)!, "attest.back");

        var form = (await agent.Crew.Agent.SeesAgainAsync(card, "attest.customer")).CardFor(agent.User.Person)!;
        Assert.Equal(("GB", "en-US"), (form.ValueOf("country"), form.ValueOf("language")));
    }

    [Fact]
    public async Task F12_A_country_that_is_none_is_asked_for_in_words_that_help_without_a_list()
    {
        var agent = new TypingAgent(story.Crew("en-GB"));
        await agent.ComesToTheCustomerAsync();

        await agent.SaysAsync("Country or region: Atlantis");

        Assert.Contains("write its name or its code of two letters", agent.LastCard().ErrorAt("country"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("en-GB", "en-US")]
    [InlineData("fr-BE", "fr-FR")]
    [InlineData("German (Austria)", "de-DE")]
    public async Task F13_A_regional_language_typed_finds_the_agreements_one(string typed, string listed)
    {
        var agent = new TypingAgent(story.Crew("en-GB"));
        await agent.ComesToTheCustomerAsync();

        await agent.SaysAsync($"Agreement language: {typed}");

        Assert.Equal(listed, agent.LastCard().ValueOf("language"));
    }

    [Fact]
    public async Task F13_A_language_with_several_agreements_is_offered_as_a_choice()
    {
        var agent = new TypingAgent(story.Crew("en-GB"));
        await agent.ComesToTheCustomerAsync();

        await agent.SaysAsync("Agreement language: pt-AO");

        const string Choice = "Choose one: Portuguese (Brazil), Portuguese (Portugal)";
        Assert.Contains(Choice, agent.LastCard().ErrorAt("language"), StringComparison.Ordinal);
        Assert.Null(agent.LastCard().ValueOf("language"));
    }

    [Fact]
    public async Task F12_Everyday_names_of_countries_in_a_file_are_requested()
    {
        string[] names = ["UK", "USA", "Great Britain"];
        var crew = new BulkCrew(story, names.Length);

        await RequestsAllAsync(crew, i => ("country", names[i]));

        Assert.Equal(["GB", "GB", "US"], (await crew.AttestationsAsync()).Select(a => a.Request.Country).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task F13_Regional_languages_in_a_file_are_requested()
    {
        string[] languages = ["en-GB", "fr-CA", "de-AT"];
        var crew = new BulkCrew(story, languages.Length);

        await RequestsAllAsync(crew, i => ("language", languages[i]));

        var recorded = (await crew.AttestationsAsync()).Select(a => a.Request.Language);
        Assert.Equal(["de-DE", "en-US", "fr-FR"], recorded.Order(StringComparer.Ordinal));
    }

    private static async Task RequestsAllAsync(BulkCrew crew, Func<int, (string Field, string Value)?> cell)
    {
        var preview = await crew.SendsAsync(crew.Csv(cell));
        Assert.Contains("3 rows can be requested", preview.CardFor(crew.Agent.Person)!.Said(), StringComparison.Ordinal);
        await crew.Agent.PressesUntilTakenAsync(preview, "bulk.confirm");
        await Waiting.UntilAsync("a request for each customer", async () => (await crew.AttestationsAsync()).Count == crew.Customers.Count);
    }
}
