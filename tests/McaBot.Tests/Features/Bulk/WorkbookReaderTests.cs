using System.Globalization;
using McaBot.Attestations;
using McaBot.Cards;
using McaBot.Features.Bulk.Sheets;
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
