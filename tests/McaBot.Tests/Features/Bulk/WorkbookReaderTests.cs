using System.Globalization;
using McaBot.Attestations;
using McaBot.Cards;
using McaBot.Features.Bulk.Sheets;
using McaBot.Tests.Features.Attest.Evidence;
using McaBot.Tests.Field;

namespace McaBot.Tests.Features.Bulk;

public sealed class WorkbookReaderTests
{
    [Fact]
    public void Rows_that_a_filter_hides_are_left_out_and_counted_and_the_others_keep_their_numbers()
    {
        var sheet = Read(Header, Hide(Row()), Row(), Hide(Row()), Row(), Hide(["", ""]));

        Assert.Equal([3, 5], sheet.Rows.Select(r => r.Number));
        Assert.Equal((null, 2), (sheet.Fault, sheet.HiddenRows));
    }

    [Fact]
    public void Rows_that_another_program_than_Excel_hid_are_left_out_as_well()
    {
        var sheet = Read(Header, [Workbooks.HiddenByOthers, .. Row()], Row());

        Assert.Equal([3], sheet.Rows.Select(r => r.Number));
        Assert.Equal(1, sheet.HiddenRows);
    }

    [Fact]
    public void Flags_become_numbers_and_nothing_else_is_changed()
    {
        const string Main = "<workbook><workbookPr date1904='true' x=\"é\"/><a>date1904=\"true\"</a></workbook>";
        var workbook = SampleFiles.Zip([("xl/workbook.xml", System.Text.Encoding.UTF8.GetBytes(Main)), ("b.xml", "true"u8.ToArray())]);

        var changed = SampleFiles.Unzip(WorkbookFlags.AsNumbers(workbook, "xl/workbook.xml").ToArray());

        Assert.Equal(
            Main.Replace("'true'", "'1'", StringComparison.Ordinal), System.Text.Encoding.UTF8.GetString(changed["xl/workbook.xml"]));
        Assert.Equal("true"u8.ToArray(), changed["b.xml"]);
        var plain = Workbooks.Of(("Requests", [Header, Row()]));
        Assert.True(WorkbookFlags.AsNumbers(plain, "xl/workbook.xml").Span.SequenceEqual(plain));
    }

    [Fact]
    public void A_hidden_row_may_still_name_the_columns_and_where_all_others_are_hidden_there_are_no_rows()
    {
        Assert.Equal((1, 0), (Read(Hide(Header), Row()).Rows.Count, Read(Hide(Header), Row()).HiddenRows));

        Assert.Equal(SheetFault.NoRows, Read(Header, Hide(Row())).Fault);
    }

    [Fact]
    public void A_preview_says_how_many_rows_are_hidden_in_both_languages()
    {
        var preview = new BulkPreview(Guid.NewGuid(), "a.xlsx", "", default, default, [], [], HiddenRows: 288);

        Assert.All([(Cultures.English, "288 rows are hidden"), (Cultures.French, "288 lignes sont masquées")], said =>
            Assert.Contains(
                said.Item2, BulkPreviewCard.For(preview.View(default), said.Item1).ToJson(), StringComparison.Ordinal));
        Assert.DoesNotContain(
            "hidden", BulkPreviewCard.For((preview with { HiddenRows = null }).View(default), Cultures.English).ToJson(),
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_row_far_below_the_others_is_read_and_so_is_one_row_too_many()
    {
        object?[][] gap = [.. Enumerable.Repeat<object?[]>([], 6000)];

        Assert.Equal([2, 6003], Read([Header, Row(), .. gap, Row()]).Rows.Select(r => r.Number));
        Assert.Equal(
            SheetFault.TooManyRows, Read([Header, .. Enumerable.Repeat(Row(), SheetReader.MaxRows), .. gap, Row()]).Fault);
    }

    [Theory]
    [InlineData("mmm-yy", "Nov-25")]
    [InlineData("[$-40C]mmmm\\ yyyy", "Nov-25")]
    [InlineData("\"le mois de \"mm/yyyy", "Nov-25")]
    [InlineData("[Red]dddd", "Nov-25")]
    [InlineData("d-mmm", "1 Nov")]
    [InlineData("dd/mm", "1 Nov")]
    public void A_day_of_which_a_part_is_not_shown_is_none(string format, string read)
    {
        var row = Row(Fields.DateAgreed, new FormattedCell(new DateOnly(2025, 11, 1), format));

        Assert.Equal(read, Assert.Single(Read(Header, row).Rows).Cells[Fields.DateAgreed]);
        Assert.All(["en-GB", "en-US", "fr-FR", "fr-CA", "ja-JP"], culture =>
        {
            var problem = Assert.Single(Check(culture, row).Problems);
            Assert.Equal((Fields.DateAgreed, FieldProblem.NotADate), (problem.Field, problem.Problem));
        });
    }

    [Theory]
    [InlineData("dd/mm/yyyy")]
    [InlineData("[$-F800]dddd\\,\\ mmmm\\ dd\\,\\ yyyy")]
    [InlineData("d-mmm-yy;@")]
    [InlineData("yyyy\"年\"m\"月\"d\"日\"")]
    [InlineData("m/d/yyyy h:mm")]
    public void A_day_that_is_shown_whole_is_that_day(string format)
    {
        var read = Check("en-US", Row(Fields.DateAgreed, new FormattedCell(new DateOnly(2025, 11, 1), format)));

        Assert.Empty(read.Problems);
        Assert.Equal(new DateOnly(2025, 11, 1), Assert.Single(read.Good).Facts.Acceptance.DateAgreed);
    }

    [Theory]
    [InlineData(4711, "00000000", "00004711")]
    [InlineData(4711, "0", "4711")]
    [InlineData(4711, "General", "4711")]
    [InlineData(4711.5, "00000000", "4711.5")]
    public void A_number_is_recorded_with_the_zeros_it_is_shown_with(double number, string format, string read) =>
        Assert.Equal(
            read, Assert.Single(Read(Header, Row(Fields.Ticket, new FormattedCell(number, format))).Rows).Cells[Fields.Ticket]);

    [Theory]
    [InlineData(Fields.CompanyName, "#N/A", FieldProblem.Missing)]
    [InlineData(Fields.Ticket, "#REF!", FieldProblem.Missing)]
    [InlineData(Fields.FirstName, "#N/A", FieldProblem.Missing)]
    public void An_error_of_the_spreadsheet_is_reported_and_no_value(string field, string error, FieldProblem expected)
    {
        var problem = Assert.Single(Check("en-GB", Row(field, error)).Problems);

        Assert.Equal((field, (FieldProblem?)expected), (problem.Field, problem.Problem));
        var text = Sheets.Check($"{Sheets.Header}\n{Sheets.Row(cell: Sheets.ColumnOf(field), value: error)}");
        Assert.Equal(problem.Problem, Assert.Single(text.Problems).Problem);
    }

    private static object?[] Header => [.. Sheets.Header.Split(',')];

    private static object?[] Row(string field = Fields.CompanyName, object? value = null)
    {
        object?[] cells = [.. Sheets.Row(Guid.NewGuid()).Split(',')];
        cells[Sheets.ColumnOf(field)] = value ?? "Contoso Ltd";
        return cells;
    }

    private static object?[] Hide(object?[] cells) => [Workbooks.Hidden, .. cells];

    private static Sheet Read(params object?[][] rows) => SheetReader.Read(Workbooks.Of(("Requests", rows)));

    private static CheckedRows Check(string culture, params object?[][] rows) =>
        Sheets.Checks().Check(Read([Header, .. rows]).Rows, CultureInfo.GetCultureInfo(culture), Sheets.Today);
}
