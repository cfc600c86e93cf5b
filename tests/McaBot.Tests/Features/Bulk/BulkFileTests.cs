using System.Text;
using McaBot.Cards;
using McaBot.Features.Bulk.Sheets;
using McaBot.Sandbox.World;
using McaBot.Tests.Features.Attest.Evidence;
using McaBot.Tests.Support;

namespace McaBot.Tests.Features.Bulk;

/// <summary>What happens to a file before anything is requested.</summary>
[Collection(PlainStories.Name)]
public sealed class BulkFileTests(StoryWorld story)
{
    [Theory]
    [InlineData("en-GB", "bulk", "Many requests in one file", "mca-requests.csv", "Tenant ID")]
    [InlineData("fr-FR", "En masse", "De nombreuses demandes en un fichier", "demandes-mca.csv", "Identifiant du locataire")]
    public async Task The_template_is_offered_in_the_persons_language(
        string locale, string command, string title, string name, string column)
    {
        var ben = story.Hires("Ben", story.World.Ids.HelpdeskAgents, locale: locale);

        await ben.SaysAsync(command);

        await ben.SeesAsync(title);
        var file = await ben.ReceivesFileAsync(name);
        Assert.Contains(column, BulkCrew.Read(file)[0]);
        Assert.Null(SheetReader.Read(file.Content).Fault);
    }

    [Fact]
    public async Task Whoever_may_not_attest_gets_no_template_and_no_preview()
    {
        var tom = story.Hires("Tom");

        await tom.SaysAsync("bulk");
        Assert.Contains("Helpdesk agent", tom.LastWords(), StringComparison.Ordinal);
        await tom.AttachesAsync("requests.csv", Sheets.Utf8($"{Sheets.Header}\n{Sheets.Row(Guid.NewGuid())}"));

        Assert.Contains("Helpdesk agent", tom.LastWords(), StringComparison.Ordinal);
        Assert.DoesNotContain(tom.Chat.Messages, m => m.FileConsent is not null || m.CardFor(tom.Person)?.Has("bulk.confirm") == true);
    }

    [Theory]
    [InlineData("en-GB", "Of this message I looked at requests.csv only. Not taken:")]
    [InlineData("fr-FR", "Dans ce message, j’ai regardé seulement requests.csv.")]
    public async Task Whatever_else_comes_in_the_same_message_is_named(string locale, string words)
    {
        var crew = new BulkCrew(story, 1, locale);
        await crew.Agent.OpensMcaBotAsync();
        var files = story.World.Files;
        var read = story.World.Requests.Of("files").Count();

        await crew.Agent.AttachesAsync(
            files.Put("proof of [Ada](evil.example).pdf", SampleFiles.Pdf()), files.Put("requests.csv", Encoding.UTF8.GetBytes(crew.Csv())),
            files.Put("more.csv", Encoding.UTF8.GetBytes(crew.Csv())));

        var told = await crew.Agent.SeesAsync(words);
        await crew.Agent.SeesCardWithAsync("bulk.confirm");
        Assert.Contains("more.csv", told.Text, StringComparison.Ordinal);
        Assert.Contains("Ada", told.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("](", told.Text, StringComparison.Ordinal);
        Assert.Equal(read + 1, story.World.Requests.Of("files").Count());
        Assert.Empty(await crew.AttestationsAsync());
    }

    [Fact]
    public async Task What_is_wrong_is_shown_row_by_row_and_a_corrected_file_takes_the_place_of_the_first()
    {
        var crew = new BulkCrew(story, 9);
        var preview = await crew.SendsAsync(
            crew.Csv(i =>
                i switch
                {
                    1 => ("email", "nobody"),
                    3 => ("dateAgreed", "2022-01-31"),
                    5 => ("country", "Atlantis"),
                    _ => null,
                }));

        var said = preview.CardFor(crew.Agent.Person)!.Said();
        Assert.Contains("6 rows can be requested", said, StringComparison.Ordinal);
        Assert.Contains("3 rows cannot be requested", said, StringComparison.Ordinal);
        Assert.Contains("Row 3 · E-mailThis is not an e-mail address.", said, StringComparison.Ordinal);
        Assert.Contains("Row 7 · Country or region“Atlantis” is no country", said, StringComparison.Ordinal);
        Assert.Contains("Request 6 attestations", preview.CardFor(crew.Agent.Person)!.Titles);
        await crew.Agent.PressesAsync(preview, "bulk.problems");
        var problems = BulkCrew.Read(await crew.Agent.ReceivesFileAsync("problems.csv"));
        Assert.Equal(
            [
                ["Row", "Column", "Reason"], ["3", "E-mail"], ["5", "Date of acceptance"], ["7", "Country or region"]],
            problems.Select((p, i) => i == 0 ? p : p[..2]));

        var corrected = await crew.SendsAsync(crew.Csv(i => i == 5 ? ("country", "Atlantis") : null), "corrected.csv");

        said = corrected.CardFor(crew.Agent.Person)!.Said();
        Assert.Contains("8 rows can be requested", said, StringComparison.Ordinal);
        Assert.Contains(
            "It replaces requests.csv. Rows that could be requested there: 6. That could not: 3.", said, StringComparison.Ordinal);
        await crew.Agent.PressesUntilTakenAsync(preview, "bulk.confirm");
        Assert.Contains(
            "This file is no longer waiting", crew.Agent.Chat.Find(preview.Id)!.CardFor(crew.Agent.Person)!.Said(),
            StringComparison.Ordinal);
        await crew.Agent.PressesAsync(corrected, "bulk.cancel");
        Assert.Contains(
            "The file is discarded", crew.Agent.Chat.Find(corrected.Id)!.CardFor(crew.Agent.Person)!.Said(), StringComparison.Ordinal);
        Assert.Empty(await crew.AttestationsAsync());
        Assert.Empty(crew.Manager.Chat.Messages);
    }

    [Fact]
    public async Task Files_that_cannot_be_read_are_refused_in_words_and_the_file_before_them_stands()
    {
        var crew = new BulkCrew(story, 2);
        var preview = await crew.SendsAsync(crew.Csv());
        (byte[] Content, string Words)[] odd =
        [
            (Encoding.Unicode.GetBytes("\uFEFF" + crew.Csv()), "The letters of this file cannot be read"),
            (Encoding.Latin1.GetBytes(crew.Csv(_ => ("companyName", "Société"))), "The letters of this file cannot be read"),
            ([.. "PK\u0003\u0004"u8, 20, 0, 6, 0, 8, 0, 0, 0], "I cannot read this as a table"),
            (Sheets.Utf8(Sheets.Header), "The file has no rows"),
            (Sheets.Utf8("name,colour\nContoso,red"), "Columns are missing"),
            (Sheets.Utf8(crew.Csv().Replace("ticket", "shoe size", StringComparison.Ordinal)), "Columns are missing"),
            (Sheets.Utf8(crew.Csv().Replace("ticket", "firstName", StringComparison.Ordinal)), "Some columns are there twice"),
            (Sheets.Utf8(crew.Csv() + string.Concat(Enumerable.Repeat(Sheets.Row() + "\n", 999))), "There are too many rows"),
            (new byte[SheetReader.MaxBytes + 1], "2 MB"),
            (new byte[10 * 1024 * 1024], "2 MB"),
        ];
        foreach (var (content, words) in odd)
        {
            await crew.Agent.AttachesAsync("odd.csv", content);
            Assert.Contains(words, crew.Agent.LastWords(), StringComparison.Ordinal);
        }

        await crew.Agent.PressesUntilTakenAsync(preview, "bulk.confirm");
        await crew.Manager.SeesCardWithAsync("bulk.approve");
        Assert.Equal(2, (await crew.AttestationsAsync()).Count);
    }

    [Fact]
    public async Task A_customer_with_an_attestation_that_is_not_settled_is_reported_with_its_number_and_left_out()
    {
        var crew = new BulkCrew(story, 3);
        var manager = story.Hires("Megan");
        var single = story.CrewOf(story.Hires("Ada", story.World.Ids.AdminAgents, manager), manager);
        single.Agent.Customer["tenantId"] = crew.Customers[1].ToString("D");
        await single.RequestsAsync();
        var number = (await crew[1].OnlyAsync()).Number;

        var preview = await crew.SendsAsync(crew.Csv());

        var said = preview.CardFor(crew.Agent.Person)!.Said();
        Assert.Contains("2 rows can be requested", said, StringComparison.Ordinal);
        Assert.Contains($"The customer has an attestation that is still open: {number}.", said, StringComparison.Ordinal);
        Assert.Contains("Row 3", said, StringComparison.Ordinal);
    }

    [Fact]
    public void A_preview_names_the_day_it_read_where_it_was_not_written_the_ISO_way() =>
        Assert.Contains(
            "Dates: 03/11/2025 was read as 3 November 2025.",
            new Card(
                System
                    .Text.Json.Nodes.JsonNode.Parse(
                        BulkPreviewCard
                            .For(
                                new BulkPreviewView(
                                    Guid.NewGuid(), "a.csv", 1, 0, [], default, default, new("03/11/2025", new(2025, 11, 3))),
                                Cultures.English)
                            .ToJson())!
                    .AsObject()).Said(),
            StringComparison.Ordinal);
}
