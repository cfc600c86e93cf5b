using System.Text;
using CsCheck;
using McaBot.Attestations;
using McaBot.Cards;
using McaBot.Features.Bulk.Sheets;
using McaBot.Teams.Files;

namespace McaBot.Tests.Features.Bulk;

public sealed class SheetReaderTests
{
    private const string French =
        "Situation;Identifiant du tenant;Domaine principal;Raison sociale;Pays ou région;Langue du contrat;Prénom;Nom;E-mail;Téléphone;Date d’acceptation;Ticket ou dossier;Comment vous le savez";

    [Theory]
    [InlineData(Sheets.Header, ',')]
    [InlineData(
        " SCENARIO , tenant ID,Domain,COMPANY_NAME,country,language,first name,Last-Name,e-mail,phone,Date Agreed,ticket,obtained", ',')]
    [InlineData(
        "Situation,Tenant ID,Primary domain,Company name,Country or region,Agreement language,First name,Last name,E-mail,Phone (optional),Date of acceptance,Ticket or case,How you know",
        ',')]
    [InlineData(French, ';')]
    [InlineData("sep=;\r\nscenario;tenantid;domaine;societe;pays;langue;prenom;nom;courriel;telephone;date;dossier;obtenu", ';')]
    [InlineData(
        "scenario\ttenantId\tdomain\tcompanyName\tcountry\tlanguage\tfirstName\tlastName\temail\tphone\tdateAgreed\tticket\tobtained",
        '\t')]
    public void Columns_are_found_by_any_of_their_names_whatever_parts_them(string header, char separator)
    {
        var sheet = Sheets.Read($"{header}\r\n{Sheets.Row(separator: separator)}\r\n");

        Assert.Null(sheet.Fault);
        var row = Assert.Single(sheet.Rows);
        Assert.Equal((2, "Contoso Ltd", "INC-48213"), (row.Number, row.Cells[Fields.CompanyName], row.Cells[Fields.Ticket]));
        Assert.Equal(13, row.Cells.Count);
    }

    [Theory]
    [InlineData("\n", ';')]
    [InlineData("\r\n  \r\n", ';')]
    [InlineData("\n\t\t\n\n", '\t')]
    public void Blank_lines_before_the_names_of_the_columns_do_not_hide_what_parts_them(string blank, char separator)
    {
        var sheet = Sheets.Read($"{blank}{Sheets.Header.Replace(',', separator)}\n{Sheets.Row(separator: separator)}\n");

        Assert.Null(sheet.Fault);
        Assert.Equal("Contoso Ltd", Assert.Single(sheet.Rows).Cells[Fields.CompanyName]);
    }

    [Fact]
    public void The_mark_of_the_encoding_may_be_there_or_not_and_columns_may_stand_in_any_order()
    {
        byte[] marked =
        [
            .. Encoding.UTF8.Preamble,
            .. Sheets.Utf8($"{Sheets.Header}\n{Sheets.Row(cell: 3, value: "Société Générale d’Été")}"),
        ];

        Assert.Equal("Société Générale d’Été", Assert.Single(SheetReader.Read(marked).Rows).Cells[Fields.CompanyName]);

        var turned = string.Join('\n', new[] { Sheets.Header, Sheets.Row() }.Select(line => string.Join(',', line.Split(',').Reverse())));
        Assert.Equal("Contoso Ltd", Assert.Single(Sheets.Read(turned).Rows).Cells[Fields.CompanyName]);
    }

    [Fact]
    public void Quoted_cells_hold_separators_quotes_and_line_ends_and_rows_are_counted_as_a_spreadsheet_does()
    {
        var sheet = Sheets.Read(
            $"{Sheets.Header}\n{Sheets.Row(cell: 3, value: "\"Contoso, \"\"Ltd\"\"\nParis\"")}\n,,,,,,,,,,,,\n\n{Sheets.Row(cell: 3, value: "Last")}\n");

        Assert.Equal(["Contoso, \"Ltd\" Paris", "Last"], sheet.Rows.Select(r => r.Cells[Fields.CompanyName]));
        Assert.Equal([2, 5], sheet.Rows.Select(r => r.Number));
    }

    [Fact]
    public void A_formula_stays_text_and_the_mark_our_own_files_put_before_it_is_taken_off()
    {
        var sheet = Sheets.Read(
            $"{Sheets.Header}\n{Sheets.Row(cell: 3, value: "=HYPERLINK(1)")}\n{Sheets.Row(cell: 9, value: "'+33142685300")}\n");

        Assert.Equal("=HYPERLINK(1)", sheet.Rows[0].Cells[Fields.CompanyName]);
        Assert.Equal("+33142685300", sheet.Rows[1].Cells[Fields.Phone]);
    }

    [Theory]
    [InlineData("FFFE730063006500", SheetFault.WrongEncoding)]
    [InlineData("FEFF007300630065", SheetFault.WrongEncoding)]
    [InlineData("7300630065006E00610072006900", SheetFault.WrongEncoding)]
    [InlineData("504B030414000600080000002100", SheetFault.NotCsv)]
    [InlineData("89504E470D0A1A0A0000000D49484452", SheetFault.NotCsv)]
    [InlineData("7363656E6172696F2C536F6369E974E9", SheetFault.WrongEncoding)]
    [InlineData("7363656E6172696F2C01020304", SheetFault.NotCsv)]
    public void What_is_no_text_in_UTF_8_is_refused(string hex, object fault) =>
        Assert.Equal(
            (fault, 0), (SheetReader.Read(Convert.FromHexString(hex)).Fault, SheetReader.Read(Convert.FromHexString(hex)).Rows.Count));

    [Theory]
    [InlineData("", SheetFault.NoRows, null)]
    [InlineData(Sheets.Header, SheetFault.NoRows, null)]
    [InlineData(Sheets.Header + "\n,,,,\n\n", SheetFault.NoRows, null)]
    [InlineData(
        "Dear customer\nplease", SheetFault.ColumnsMissing,
        "scenario tenantId domain companyName country language firstName lastName email phone dateAgreed obtained ticket")]
    [InlineData(
        "scenario,tenantId,domain,companyName,country,language,firstName,lastName,email,dateAgreed,ticket\nx", SheetFault.ColumnsMissing,
        "obtained")]
    [InlineData(
        "scenario,tenantId,domain,companyName,country,language,firstName,lastName,emial,dateAgreed,ticket,obtained\nx",
        SheetFault.ColumnsMissing, "email")]
    [InlineData(Sheets.Header + ",Raison sociale\nx", SheetFault.ColumnsUnknown, "Raison sociale")]
    public void A_file_without_its_columns_or_rows_says_what_is_missing(string text, object fault, string? columns)
    {
        var sheet = Sheets.Read(text);

        Assert.Equal(fault, sheet.Fault);
        Assert.Equal(columns, sheet.Columns is null ? null : string.Join(' ', sheet.Columns));
        Assert.Empty(sheet.Rows);
    }

    [Fact]
    public void Columns_that_mean_nothing_are_left_aside_by_name_and_one_without_a_name_by_its_letter_once_anything_stands_in_it()
    {
        var sheet = Sheets.Read(
            $"{Sheets.Header}, Notes ,,PartnerAttestationCompleted,,Last\n{Sheets.Row()},call back,,true,x,\n{Sheets.Row()}");

        Assert.Null(sheet.Fault);
        Assert.Equal(["Notes", "PartnerAttestationCompleted", "Last", "Q"], sheet.LeftAside);
        Assert.Equal(2, sheet.Rows.Count);
        Assert.All(sheet.Rows, row => Assert.Equal((13, null), (row.Cells.Count, row.Fault)));
    }

    [Theory]
    [InlineData("Microsoft ID", Fields.TenantId)]
    [InlineData("CustomerTenantId", Fields.TenantId)]
    [InlineData("Customer ID", Fields.TenantId)]
    [InlineData("ID du client", Fields.TenantId)]
    [InlineData("Domain Name", Fields.Domain)]
    [InlineData("Nom de domaine", Fields.Domain)]
    [InlineData("PhoneNumber", Fields.Phone)]
    [InlineData("EmailAddress", Fields.Email)]
    [InlineData("E-mail address", Fields.Email)]
    [InlineData("Adresse e-mail", Fields.Email)]
    [InlineData("FirstName", Fields.FirstName)]
    [InlineData("LastAgreementDate", Fields.DateAgreed)]
    [InlineData("Scenario", McaBot.Cards.BulkTexts.Scenario)]
    [InlineData("PartnerAttestationCompleted", null)]
    [InlineData("CustomerAccountLink", null)]
    [InlineData("Notes", null)]
    public void Columns_of_other_tools_are_known_by_what_they_mean(string name, string? field) =>
        Assert.Equal(field, SheetColumns.Find(name));

    [Theory]
    [InlineData("\"Contoso\nLtd\"")]
    [InlineData("\"Contoso\r\n Ltd\"")]
    [InlineData("\"Contoso\tLtd\"")]
    [InlineData("\"\nContoso\n\nLtd\n\"")]
    public void A_line_break_or_a_tab_in_a_cell_is_a_space(string cell) =>
        Assert.Equal(
            "Contoso Ltd",
            Assert.Single(Sheets.Read($"{Sheets.Header}\n{Sheets.Row(cell: 3, value: cell)}").Rows).Cells[Fields.CompanyName]);

    [Fact]
    public void A_thousand_rows_are_read_and_one_more_is_refused()
    {
        var thousand = Sheets.Header + "\n" + string.Concat(Enumerable.Repeat(Sheets.Row() + "\n", SheetReader.MaxRows));

        Assert.Equal(SheetReader.MaxRows, Sheets.Read(thousand).Rows.Count);
        Assert.Equal(SheetFault.TooManyRows, Sheets.Read(thousand + Sheets.Row()).Fault);
    }

    [Fact]
    public void A_row_with_too_many_cells_or_stray_quotes_is_reported_and_the_others_are_read()
    {
        var sheet = Sheets.Read(
            $"{Sheets.Header}\n{Sheets.Row()},more\n{Sheets.Row(cell: 3, value: "Con\"toso")}\n{Sheets.Row()},,\n{Sheets.Row(cell: 3, value: "\"Contoso")}\n{Sheets.Row()}");

        Assert.Equal([RowFault.TooManyCells, RowFault.BadQuotes, null, RowFault.BadQuotes], sheet.Rows.Select(r => r.Fault));
    }

    [Fact]
    public async Task The_template_is_read_back_with_every_column_and_its_example_is_never_requested()
    {
        foreach (var culture in McaBot.Cards.Cultures.All)
        {
            using var file = new MemoryStream();
            await BulkTemplate.WriteAsync(file, culture, Sheets.Today, CancellationToken.None);

            var sheet = SheetReader.Read(file.ToArray());

            Assert.Null(sheet.Fault);
            var read = Sheets.Checks().Check(sheet.Rows, culture, Sheets.Today);
            Assert.Empty(read.Good);
            Assert.Equal(FieldProblem.NotATenantId, Assert.Single(read.Problems).Problem);
        }
    }

    [Fact]
    public void Whatever_bytes_come_the_answer_is_rows_or_a_reason() =>
        Gen.OneOf(
                Gen.Byte.Array[0, 200],
                Gen.String[Gen.Char["scenario,;\"\r\n\t=é"], 0, 200].Select(s => Sheets.Utf8(Sheets.Header + "\n" + s)))
            .Sample(bytes =>
            {
                var sheet = SheetReader.Read(bytes);
                Assert.Equal(sheet.Fault is null, sheet.Rows.Count > 0);
                Assert.Empty(Sheets.Checks().Check(sheet.Rows, McaBot.Cards.Cultures.English, Sheets.Today).Good);
            });

    [Fact]
    public void No_row_is_lost_whatever_its_cells_hold() =>
        Gen.String[Gen.Char["ab;,'=\"\n é"], 1, 8].Where(s => !string.IsNullOrWhiteSpace(s)).Array[1, 6].Sample(names =>
        {
            using var file = new MemoryStream();
            CsvFiles
            .WriteAsync(
                file, McaBot.Cards.Cultures.French, Sheets.Header.Split(','),
                names.Select(n => Sheets.Row(cell: 3, value: "@").Split(',').Select(c => c == "@" ? n : c).ToArray()),
                CancellationToken.None)
            .GetAwaiter()
            .GetResult();

            var sheet = SheetReader.Read(file.ToArray());

            Assert.Equal(names.Length, sheet.Rows.Count);
            Assert.All(sheet.Rows, row => Assert.Null(row.Fault));
        });
}
