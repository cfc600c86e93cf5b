using McaBot.Tests.Support;

namespace McaBot.Tests.Field;

/// <summary>F05 and F06: lines with labels as people write them, and what becomes of a line nobody knows.</summary>
[Collection(FormStories.Name)]
public sealed class TypedLabelsTests(StoryWorld story)
{
    [Fact]
    public async Task F05_A_block_of_facts_as_Microsoft_names_them_fills_the_form()
    {
        var crew = story.Crew();
        await crew.AtAcceptanceAsync();

        await crew.Requester.SaysAsync(
            "First name: Chantal\nLast name: Beauregard\nEmail: c@contoso.example.com\nPhone number: +33 1 42 68 53 00\nDate: 3 November 2025\nCase: INC-48213\nHow you know: by e-mail");

        var said = crew.Requester.LastWords();
        Assert.Contains("Check every fact before you send", said, StringComparison.Ordinal);
        Assert.All(["Chantal Beauregard", "c@contoso.example.com", "INC-48213", "3 November 2025"], fact =>
            Assert.Contains(fact, said, StringComparison.Ordinal));
        Assert.DoesNotContain("Date:", said, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("mail: c@contoso.example.com", "email", "c@contoso.example.com")]
    [InlineData("Surname: Beauregard", "lastName", "Beauregard")]
    [InlineData("Telephone: +33 1 42 68 53 00", "phone", "+33 1 42 68 53 00")]
    [InlineData("Case: INC-1", "ticket", "INC-1")]
    [InlineData("- First name: Chantal", "firstName", "Chantal")]
    [InlineData("1. First name: Chantal", "firstName", "Chantal")]
    [InlineData("**First name:** Chantal", "firstName", "Chantal")]
    [InlineData("First  name: Chantal", "firstName", "Chantal")]
    [InlineData("First name\tChantal", "firstName", "Chantal")]
    [InlineData("First name = Chantal", "firstName", "Chantal")]
    [InlineData("First name：Chantal", "firstName", "Chantal")]
    public async Task F05_A_line_with_a_label_lands_in_its_field_and_in_no_other(string line, string field, string value)
    {
        var crew = story.Crew();
        await crew.AtAcceptanceAsync();

        await crew.Requester.SaysAsync(line);

        Assert.Equal(value, crew.Holds(field));
        Assert.All(new[] { "firstName", "lastName", "email", "phone", "ticket" }.Except([field]), other =>
            Assert.True(string.IsNullOrEmpty(crew.Holds(other)), other));
    }

    [Theory]
    [InlineData("en-GB", "Favourite colour: blue", "I do not know the line")]
    [InlineData("en-GB", "Company name: Contoso", "I do not know the line")]
    [InlineData("fr-FR", "Couleur préférée\u202f: bleu", "Je ne connais pas ici la ligne")]
    public async Task F05_A_line_nobody_knows_is_pointed_out_and_stored_nowhere(string locale, string line, string answer)
    {
        var crew = story.Crew(locale);
        await crew.AtAcceptanceAsync();

        await crew.Requester.SaysAsync($"{line}\nE-mail: c@contoso.example.com");

        Assert.Contains(answer, crew.Requester.LastWords(), StringComparison.Ordinal);
        Assert.Equal("c@contoso.example.com", crew.Holds("email"));
        Assert.All(new[] { "firstName", "lastName", "phone", "ticket" }, field =>
            Assert.True(string.IsNullOrEmpty(crew.Holds(field)), field));
    }

    [Fact]
    public async Task F05_A_line_nobody_knows_is_pointed_out_though_the_form_is_complete()
    {
        var crew = story.Crew();
        await crew.AtCustomerAsync();

        await crew.Requester.SaysAsync(
            $"Microsoft ID: {crew.Ledger.Customer}\nDomain: contoso.example.com\nCustomer: {crew.Company}\nCountry: France\nLanguage: French\nSegment: Enterprise");

        Assert.Contains("Who accepted, and when?", crew.Requester.LastWords(), StringComparison.Ordinal);
        Assert.Contains(
            "I do not know the line “Segment” here; nothing was stored for it.", crew.Requester.LastWords(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\u202f:")]
    [InlineData("\u00a0:")]
    [InlineData("\u2009:")]
    [InlineData(" :")]
    [InlineData("：")]
    public async Task F06_Any_space_and_any_colon_after_a_French_label(string colon)
    {
        var crew = story.Crew("fr-FR");
        await crew.AtAcceptanceAsync();

        await crew.Requester.SaysAsync($"Nom{colon} Beauregard\nPrénom{colon} Chantal");

        Assert.Equal("Chantal", crew.Holds("firstName"));
        Assert.Equal("Beauregard", crew.Holds("lastName"));
    }

    [Fact]
    public async Task F06_French_aliases_with_narrow_spaces_fill_the_form()
    {
        var crew = story.Crew("fr-FR");
        await crew.AtAcceptanceAsync();

        await crew.Requester.SaysAsync(
            "•\u00a0Prénom\u202f: Chantal\n•\u00a0Nom de famille\u202f: Beauregard\n•\u00a0Courriel\u202f: c@contoso.example.com\n•\u00a0Tél.\u202f: +33 1 42 68 53 00\n"
                + "•\u00a0Accepté le\u202f: 03/11/2025\n•\u00a0Dossier\u202f: INC-48213\n•\u00a0Comment vous le savez\u202f: par e-mail");

        Assert.Contains("Vérifiez chaque fait avant l’envoi", crew.Requester.LastWords(), StringComparison.Ordinal);
        Assert.Contains("Chantal Beauregard", crew.Requester.LastWords(), StringComparison.Ordinal);
    }
}
