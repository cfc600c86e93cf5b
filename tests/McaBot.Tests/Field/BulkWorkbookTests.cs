using System.Text;
using McaBot.Attestations;
using McaBot.Tests.Features.Attest;
using McaBot.Tests.Features.Attest.Evidence;
using McaBot.Tests.Features.Bulk;
using McaBot.Tests.Support;

namespace McaBot.Tests.Field;

[Collection(FieldFiles.Name)]
public sealed class BulkWorkbookTests(FieldFilesWorld story)
{
    [Theory]
    [InlineData("\"{0}\nLtd\"")]
    [InlineData("\"{0}\tLtd\"")]
    public async Task F22_a_line_break_or_a_tab_in_a_cell_is_a_space(string cell)
    {
        var crew = new BulkCrew(story, 1);
        var csv = crew.Csv()
        .Replace(
            crew.NameOf(0), string.Format(System.Globalization.CultureInfo.InvariantCulture, cell, crew.NameOf(0)),
            StringComparison.Ordinal);

        await crew.RequestsAsync(csv);

        await crew.Agent.SaysAsync($"find {crew.Customers[0]}");
        Assert.Contains($"{crew.NameOf(0)} Ltd", crew.Agent.LastWords(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("03/11/2025 00:00")]
    [InlineData("2025-11-03 00:00:00")]
    [InlineData("2025-11-03T00:00:00Z")]
    [InlineData("03-Nov-25")]
    public async Task F23_a_day_as_a_spreadsheet_writes_it_is_that_day(string cell)
    {
        var crew = new BulkCrew(story, 1);

        await crew.RequestsAsync(crew.Csv().Replace("2025-11-03", cell, StringComparison.Ordinal));

        Assert.Equal(new DateOnly(2025, 11, 3), (await crew[0].OnlyAsync()).Request.DateAgreed);
    }

    [Fact]
    public void F23_a_serial_number_is_no_day() =>
        Assert.Equal(
            FieldProblem.NotADate,
            Assert.Single(Sheets.Check($"{Sheets.Header}\n{Sheets.Row(cell: 10, value: "45964")}").Problems).Problem);

    [Theory]
    [InlineData("en-GB", "Please check what I read")]
    [InlineData("fr-FR", "Vérifiez ce que j’ai lu")]
    public async Task F24_a_workbook_is_read_as_it_was_sent_and_its_days_are_days(string locale, string title)
    {
        var crew = new BulkCrew(story, 2, locale);
        var workbook = Workbooks.OfCsv(
            crew.Csv()
                .Replace("+33 1 42 68 53 00", "33142685300", StringComparison.Ordinal)
                .Replace(",2025-11-03,", ",2025-02-03,", StringComparison.Ordinal));

        var preview = await crew.SendsAsync(workbook, "requests.xlsx");
        Assert.Contains(title, preview.CardFor(crew.Agent.Person)!.Said(), StringComparison.Ordinal);
        await crew.Agent.PressesUntilTakenAsync(preview, "bulk.confirm");
        await crew.Manager.SeesCardWithAsync("bulk.approve");

        Assert.All(await crew.AttestationsAsync(), a => Assert.Equal(new DateOnly(2025, 2, 3), a.Request.DateAgreed));
        Assert.Equal(2, (await crew.AttestationsAsync()).Count);
    }

    [Fact]
    public async Task F24_of_a_workbook_with_several_sheets_the_one_with_the_columns_is_read_and_the_others_are_named()
    {
        var crew = new BulkCrew(story, 1);
        object?[][] table =
        [
            .. crew.Csv().Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split(',').Cast<object?>().ToArray()),
        ];

        var preview = await crew.SendsAsync(
            Workbooks.Of(
                (
                    "Read me",
                    [
                        ["How to use this"]]),
                ("Empty", []),
                ("Requests", table),
                ("Old ones", table)),
            "requests.xlsx");

        var said = preview.CardFor(crew.Agent.Person)!.Said();
        Assert.Contains("1 row can be requested", said, StringComparison.Ordinal);
        Assert.Contains("Not read: Read me, Old ones", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task F24_a_workbook_of_many_requests_is_no_evidence_for_the_one_being_written()
    {
        var crew = new BulkCrew(story, 1);
        var agent = new AgentAtWork(crew.Agent, Guid.NewGuid().ToString("D"));
        var card = await agent.StartsAsync();

        var preview = await crew.SendsAsync(Workbooks.OfCsv(crew.Csv()), "requests.xlsx");

        Assert.Contains("the request you are writing stays as it is", crew.Agent.LastWords(), StringComparison.Ordinal);
        Assert.DoesNotContain(crew.Agent.Chat.Messages, m => m.CardFor(crew.Agent.Person)?.Has("evidence.remove") == true);
        await agent.ChoosesAsync(card);
        Assert.Empty(await crew.AttestationsAsync());
    }

    [Fact]
    public async Task F24_any_other_workbook_is_evidence_for_the_request_being_written_and_nothing_without_one()
    {
        var crew = story.Crew();
        var list = Workbooks.Of(
            (
                "Sheet1",
                [
                    ["Company", "E-mail", "Date"],
                    ["Contoso", "c@contoso.example", new DateOnly(2025, 11, 3)],
                ]),
            (
                "Rest",
                [
                    ["x"]]));
        await crew.Requester.OpensMcaBotAsync();
        await crew.Requester.AttachesAsync("minutes.xlsx", Workbooks.Of(("Minutes", [["We met"], ["They accepted"]])));
        Assert.Contains("There is no request to attach this to", crew.Requester.LastWords(), StringComparison.Ordinal);
        await crew.Agent.StartsAsync();

        await crew.Requester.AttachesAsync(
            story.World.Files.Put("list.xlsx", list), story.World.Files.Put("old.xls", SampleFiles.OldWordDocument()));

        var said = (await crew.Requester.SeesAsync("1 file is attached to the request")).CardFor(crew.Requester.Person)!.Said();
        Assert.Contains("list.xlsx", said, StringComparison.Ordinal);
        Assert.Contains("old.xls: this kind of file is not taken", said, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("requests.xls", "en-GB", "“CSV UTF-8”")]
    [InlineData("requests.ods", "en-GB", "“CSV UTF-8”")]
    [InlineData("requests.XLSM", "en-GB", "“CSV UTF-8”")]
    [InlineData("requests.xlsx", "en-GB", "“CSV UTF-8”")]
    [InlineData("demandes.xls", "fr-FR", "CSV UTF-8")]
    public async Task F24_a_workbook_that_cannot_be_read_is_answered_with_how_to_save_it(string name, string locale, string words)
    {
        var ben = story.Hires("Ben", story.World.Ids.HelpdeskAgents, locale: locale);
        await ben.OpensMcaBotAsync();

        await ben.AttachesAsync(
            name,
            name.EndsWith('x')
                ? Workbooks.Of(
                    [
                        (
                            "Requests",
                            [
                                ["Tenant ID"]]),
                    ],
                    ("xl/vbaProject.bin", [1]))
                : SampleFiles.OldWordDocument());

        Assert.Contains(words, ben.LastWords(), StringComparison.Ordinal);
        Assert.DoesNotContain(ben.Chat.Messages, m => m.CardFor(ben.Person)?.Has("bulk.confirm") == true);
    }

    [Fact]
    public async Task F25_columns_of_other_tools_are_known_and_those_that_mean_nothing_are_named_and_left_aside()
    {
        var crew = new BulkCrew(story, 1);
        var csv = crew.Csv()
        .Replace(
            Sheets.Header,
            "Situation,Microsoft ID,Domain Name,Company name,Country,Language,FirstName,LastName,E-mail address,PhoneNumber,LastAgreementDate,Ticket,Obtained,PartnerAttestationCompleted,CustomerAccountLink",
            StringComparison.Ordinal)
        .Replace(",email\r\n", ",email,false,https://partner.example/1\r\n", StringComparison.Ordinal);

        var preview = await crew.SendsAsync(csv);

        var said = preview.CardFor(crew.Agent.Person)!.Said();
        Assert.Contains("1 row can be requested", said, StringComparison.Ordinal);
        Assert.Contains("mean nothing here: PartnerAttestationCompleted, CustomerAccountLink", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task F25_the_file_of_Microsofts_own_tool_is_refused_for_what_it_lacks_and_not_for_what_it_has()
    {
        var ben = story.Hires("Ben", story.World.Ids.HelpdeskAgents);
        await ben.OpensMcaBotAsync();

        await ben.AttachesAsync(
            "customers.csv",
            Encoding.UTF8.GetBytes(
                "CustomerTenantId,FirstName,LastName,Email,PhoneNumber,LastAgreementDate,PartnerAttestationCompleted,CustomerAccountLink\r\nx,a,b,c,d,e,f,g")
        );

        var said = ben.LastWords();
        Assert.Contains(
            "Missing: Situation, Primary domain, Company name, Country or region, Agreement language, How you know, Ticket or case", said,
            StringComparison.Ordinal);
        Assert.DoesNotContain("PartnerAttestationCompleted", said, StringComparison.Ordinal);
    }

    [Fact]
    public void Rows_as_partners_have_them_end_as_well_as_their_files_allow()
    {
        const string usual = "contoso.example.com,Contoso Ltd,FR,fr-FR,Chantal,Beauregard,c@contoso.example.com,,";
        var read = Sheets.Check(
            "Situation,Tenant ID,Domain,Company name,Country,Language,First name,Last name,Email,Phone,Date,Ticket,Obtained\n"
                + $"existing-partner,9a8b7c6d-1234-4abc-8def-000000000001,{usual}2025-11-03,INC-1,email\n"
                + $"existing-partner,9a8b7c6d-1234-4abc-8def-000000000007,{usual.Replace("Contoso Ltd", "\"Contoso\nLtd\"", StringComparison.Ordinal)}2025-11-03,INC-7,email\n"
                + $"existing-partner,9a8b7c6d-1234-4abc-8def-000000000008,{usual}03/11/2025 00:00,INC-8,email\n");

        Assert.Empty(read.Problems);
        Assert.All(read.Good, row =>
            Assert.Equal(("Contoso Ltd", new DateOnly(2025, 11, 3)), (row.Facts.Customer.CompanyName, row.Facts.Acceptance.DateAgreed)));
        Assert.Equal([2, 3, 4], read.Good.Select(row => row.Number));
    }
}
