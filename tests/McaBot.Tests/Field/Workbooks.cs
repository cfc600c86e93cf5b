using System.Globalization;
using System.Security;
using System.Text;
using McaBot.Tests.Features.Attest.Evidence;

namespace McaBot.Tests.Field;

/// <summary>Small workbooks as spreadsheets write them.</summary>
internal static class Workbooks
{
    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string Package = "http://schemas.openxmlformats.org/package/2006/relationships";

    /// <param name="csv">Without quotes; what looks like an ISO day becomes a day, what looks like a long number a number.</param>
    public static byte[] OfCsv(string csv) =>
    Of(
        (
            "Requests",
            [.. csv.Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split(',').Select(ValueOf).ToArray())]));

    public static byte[] Of(params (string Name, object?[][] Rows)[] sheets) => Of(sheets, []);

    public static byte[] Of((string Name, object?[][] Rows)[] sheets, params (string Name, byte[] Content)[] more) =>
        SampleFiles.Zip([
            ("[Content_Types].xml", Utf8("""<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>""")),
            (
                "_rels/.rels",
                Utf8(
                    $"""<Relationships xmlns="{Package}"><Relationship Id="r" Type="{Relations}/officeDocument" Target="xl/workbook.xml"/></Relationships>"""
                )
            ),
            (
                "xl/workbook.xml",
                Utf8(
                    $"""<workbook xmlns="{Main}" xmlns:r="{Relations}"><sheets>{Each(sheets, (s, n) => $"""<sheet name="{SecurityElement.Escape(s.Name)}" sheetId="{n}" r:id="r{n}"/>""")}</sheets></workbook>"""
                )
            ),
            (
                "xl/_rels/workbook.xml.rels",
                Utf8(
                    $"""<Relationships xmlns="{Package}">{Each(sheets, (_, n) => $"""<Relationship Id="r{n}" Type="{Relations}/worksheet" Target="worksheets/sheet{n}.xml"/>""")}<Relationship Id="s" Type="{Relations}/styles" Target="styles.xml"/></Relationships>"""
                )
            ),
            (
                "xl/styles.xml",
                Utf8(
                    $"""<styleSheet xmlns="{Main}"><cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="14" applyNumberFormat="1"/></cellXfs></styleSheet>"""
                )
            ),
            .. sheets.Select(
                (s, i) =>
                    (
                        $"xl/worksheets/sheet{i + 1}.xml",
                        Utf8($"""<worksheet xmlns="{Main}"><sheetData>{string.Concat(s.Rows.Select(Row))}</sheetData></worksheet>""")
                    )
            ),
            .. more,
        ]);

    private static string Row(object?[] cells, int index) =>
        $"""<row r="{index + 1}">{string.Concat(cells.Select((c, i) => Cell(c, $"{(char)('A' + i)}{index + 1}")))}</row>""";

    private static string Cell(object? value, string place) => value switch
    {
        null or "" => "",
        DateOnly day => $"""<c r="{place}" s="1"><v>{(day.ToDateTime(default) - new DateTime(1899, 12, 30)).Days}</v></c>""",
        double number => $"""<c r="{place}"><v>{number.ToString(CultureInfo.InvariantCulture)}</v></c>""",
        _ => $"""<c r="{place}" t="inlineStr"><is><t xml:space="preserve">{SecurityElement.Escape((string)value)}</t></is></c>""",
    };

    private static object ValueOf(string cell) =>
        DateOnly.TryParseExact(cell, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day
        : cell.Length > 6 && double.TryParse(cell, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number
        : cell;

    private static string Each<T>(IEnumerable<T> all, Func<T, int, string> write) =>
        string.Concat(all.Select((item, i) => write(item, i + 1)));

    private static byte[] Utf8(string text) => Encoding.UTF8.GetBytes(text);
}
