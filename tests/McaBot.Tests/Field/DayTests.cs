using McaBot.Attestations;
using McaBot.Tests.Support;

namespace McaBot.Tests.Field;

/// <summary>F01, F02, F21, F23: a day is read once, as the person means it, and what is shown is what is recorded.</summary>
[Collection(FormStories.Name)]
public sealed class DayTests(StoryWorld story)
{
    [Theory]
    [InlineData("03/11/2025", "3 novembre 2025", "2025-11-03")]
    [InlineData("13/11/2025", "13 novembre 2025", "2025-11-13")]
    public async Task F01_A_day_typed_in_French_is_recorded_as_shown_though_the_last_turn_names_no_locale(
        string typed, string shown, string recorded)
    {
        var agent = new TypingAgent(story.Crew("fr-FR"));
        await agent.ComesToTheAcceptanceAsync();
        var confirm = await agent.SaysAsync(TypingAgent.AcceptanceInFrench(typed));
        Assert.Contains(shown, confirm, StringComparison.Ordinal);

        agent.User.Person.NamesLocale = agent.User.Person.NamesClientLocale = false;
        await agent.SaysAsync("confirm");

        Assert.Equal(recorded, TypedDay.Iso((await agent.Crew.Ledger.OnlyAsync()).Request.DateAgreed));
    }

    [Theory]
    [InlineData("en-US", "confirm")]
    [InlineData("de-DE", "confirm")]
    public async Task F01_A_day_typed_in_French_is_recorded_as_shown_though_the_last_turn_is_in_another_culture(string later, string word)
    {
        var agent = new TypingAgent(story.Crew("fr-FR"));
        await agent.ComesToTheAcceptanceAsync();
        await agent.SaysAsync(TypingAgent.AcceptanceInFrench("03/11/2025"));

        agent.User.SwitchesTo(later);
        await agent.SaysAsync(word);

        Assert.Equal(new DateOnly(2025, 11, 3), (await agent.Crew.Ledger.OnlyAsync()).Request.DateAgreed);
    }

    [Theory]
    [InlineData("en-GB", "03/11/2025", "3 November 2025")]
    [InlineData("en-GB", "13/11/2025", "13 November 2025")]
    [InlineData("en-AU", "03/11/2025", "3 November 2025")]
    [InlineData("en-IE", "03/11/2025", "3 November 2025")]
    [InlineData("en-IN", "03-11-2025", "3 November 2025")]
    [InlineData("en-ZA", "03/11/2025", "3 November 2025")]
    [InlineData("en-US", "03/11/2025", "11 March 2025")]
    [InlineData("fr-CA", "03/11/2025", "3 novembre 2025")]
    public async Task F02_A_day_typed_is_read_in_the_region_of_its_writer(string locale, string typed, string shown)
    {
        var agent = new TypingAgent(story.Crew(locale));
        await agent.ComesToTheAcceptanceAsync();

        var confirm = await agent.SaysAsync(locale == "fr-CA"
            ? TypingAgent.AcceptanceInFrench(typed)
            : TypingAgent.Acceptance("Date of acceptance", typed));

        Assert.Contains(shown, confirm, StringComparison.Ordinal);
        Assert.True(agent.LastCard().Has("attest.confirm"));
        Assert.False(await agent.Crew.Ledger.ExistsAsync());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task F02_A_day_that_a_client_sends_as_text_is_read_in_the_region_of_its_writer(bool bySubmit)
    {
        var agent = new TypingAgent(story.Crew("en-GB"));
        var card = await agent.ComesToTheAcceptanceAsync();

        await agent.PressesAsync(card, "attest.acceptance", "dateAgreed", "03/11/2025", bySubmit);

        var confirm = await agent.Crew.Agent.SeesAgainAsync(card, "attest.confirm");
        Assert.Contains("3 November 2025", confirm.CardFor(agent.User.Person)!.Said(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task F02_A_language_without_a_region_is_read_as_in_the_country_of_the_client()
    {
        var agent = new TypingAgent(story.Crew("en"));
        await agent.ComesToTheAcceptanceAsync();

        var confirm = await agent.SaysAsync(TypingAgent.Acceptance("Date of acceptance", "03/11/2025"));

        Assert.Contains("3 November 2025", confirm, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("en-GB", "03/11/2025", "The day of acceptance is 3 November 2025. Still needed: First name")]
    [InlineData("en-US", "11/3/2025", "The day of acceptance is 3 November 2025. Still needed: First name")]
    public async Task F02_A_day_that_others_read_otherwise_is_said_in_words_at_once_and_stands_in_the_form(
        string locale, string typed, string said)
    {
        var agent = new TypingAgent(story.Crew(locale));
        await agent.ComesToTheAcceptanceAsync();

        Assert.Contains(said, await agent.SaysAsync($"Date of acceptance: {typed}"), StringComparison.Ordinal);

        Assert.Equal("2025-11-03", agent.LastCard().ValueOf("dateAgreed"));
    }

    [Fact]
    public async Task F02_A_day_that_is_none_where_its_writer_is_is_shown_again_and_not_read_by_a_later_turn()
    {
        var agent = new TypingAgent(story.Crew("en-US"));
        await agent.ComesToTheAcceptanceAsync();
        await agent.SaysAsync(TypingAgent.Acceptance("Date of acceptance", "13/11/2025"));
        Assert.Contains("We could not read “13/11/2025” as a date", agent.LastCard().ErrorAt("dateAgreed"), StringComparison.Ordinal);

        agent.User.SwitchesTo("en-GB");
        Assert.Contains("Still needed: Date of acceptance", await agent.SaysAsync("Ticket or case: INC-2"), StringComparison.Ordinal);

        Assert.False(agent.LastCard().Has("attest.confirm"));
        Assert.False(await agent.Crew.Ledger.ExistsAsync());
    }

    [Theory]
    [InlineData("fr-FR", "1er novembre 2025", "1er novembre 2025")]
    [InlineData("fr-FR", "1er nov. 2025", "1er novembre 2025")]
    [InlineData("fr-FR", "03.11.2025", "3 novembre 2025")]
    [InlineData("fr-FR", "03-11-2025", "3 novembre 2025")]
    public async Task F21_A_day_typed_in_French_is_read_in_each_form_people_write(string locale, string typed, string shown)
    {
        var agent = new TypingAgent(story.Crew(locale));
        await agent.ComesToTheAcceptanceAsync();

        var confirm = await agent.SaysAsync(TypingAgent.AcceptanceInFrench(typed));

        Assert.Contains(shown, confirm, StringComparison.Ordinal);
        Assert.True(agent.LastCard().Has("attest.confirm"));
    }

    [Theory]
    [InlineData("3rd November 2025")]
    [InlineData("3 Nov. 2025")]
    public async Task F21_A_day_typed_in_English_is_read_in_each_form_people_write(string typed)
    {
        var agent = new TypingAgent(story.Crew("en-GB"));
        await agent.ComesToTheAcceptanceAsync();

        var confirm = await agent.SaysAsync(TypingAgent.Acceptance("Date of acceptance", typed));

        Assert.Contains("3 November 2025", confirm, StringComparison.Ordinal);
        Assert.True(agent.LastCard().Has("attest.confirm"));
    }

    [Fact]
    public async Task F23_Days_as_a_spreadsheet_writes_them_are_requested_from_a_file_and_a_serial_is_not()
    {
        string[] days = ["03/11/2025 00:00", "03-Nov-25", "2025-11-03 00:00:00", "2025-11-03T00:00:00Z", "45964"];
        var crew = new BulkCrew(story, days.Length);
        var preview = await crew.SendsAsync(crew.Csv(i => ("dateAgreed", days[i])));
        var said = preview.CardFor(crew.Agent.Person)!.Said();
        Assert.Contains("4 rows can be requested", said, StringComparison.Ordinal);
        Assert.Contains("“45964” is not a date", said, StringComparison.Ordinal);
        Assert.Contains("03/11/2025 00:00 was read as 3 November 2025", said, StringComparison.Ordinal);

        await crew.Agent.PressesUntilTakenAsync(preview, "bulk.confirm");

        await Waiting.UntilAsync("four requests", async () => (await crew.AttestationsAsync()).Count == 4);
        Assert.All(await crew.AttestationsAsync(), a => Assert.Equal(new DateOnly(2025, 11, 3), a.Request.DateAgreed));
        Assert.False(await crew[4].ExistsAsync());
    }
}
