using System.Globalization;
using System.Security;
using System.Text;
using McaBot.Tests.Features.Attest.Evidence;
using McaBot.Tests.Features.Bulk;

namespace McaBot.Tests.Field;

/// <summary>Small workbooks as spreadsheets write them.</summary>
internal static class Workbooks
{
    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string Package = "http://schemas.openxmlformats.org/package/2006/relationships";

    /// <summary>Those below are Excel's own.</summary>
    private const int FirstFormat = 200;

    /// <summary>As the first cell of a row: the row is hidden, and what follows stands in its cells.</summary>
    public static readonly object Hidden = new();

    /// <summary>The same as other programs than Excel write it.</summary>
    public static readonly object HiddenByOthers = new();

    /// <param name="csv">Without quotes; what looks like an ISO day becomes a day, what looks like a long number a number.</param>
    public static byte[] OfCsv(string csv) =>
    Of(
        (
            "Requests",
            [.. csv.Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split(',').Select(ValueOf).ToArray())]));

    public static byte[] Of(params (string Name, object?[][] Rows)[] sheets) => Of(sheets, []);

    public static byte[] Of((string Name, object?[][] Rows)[] sheets, params (string Name, byte[] Content)[] more)
    {
        string[] formats = [.. sheets.SelectMany(s => s.Rows).SelectMany(r => r).OfType<FormattedCell>().Select(c => c.Format).Distinct()];
        return SampleFiles.Zip([
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
                    $"""<styleSheet xmlns="{Main}"><numFmts>{Each(formats, (f, n) => $"""<numFmt numFmtId="{FirstFormat + n}" formatCode="{SecurityElement.Escape(f)}"/>""")}</numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="14" applyNumberFormat="1"/>{Each(formats, (_, n) => $"""<xf numFmtId="{FirstFormat + n}" applyNumberFormat="1"/>""")}</cellXfs></styleSheet>"""
                )
            ),
            .. sheets.Select(
                (s, i) =>
                    (
                        $"xl/worksheets/sheet{i + 1}.xml",
                        Utf8($"""<worksheet xmlns="{Main}"><sheetData>{string.Concat(s.Rows.Select((r, n) => Row(r, n, formats)))}</sheetData></worksheet>""")
                    )
            ),
            .. more,
        ]);
    }

    private static string Row(object?[] cells, int index, string[] formats)
    {
        var isByOthers = cells is [var first, ..] && first == HiddenByOthers;
        var isHidden = isByOthers || (cells is [var mark, ..] && mark == Hidden);
        var shown = cells.Skip(isHidden ? 1 : 0).Select((c, i) => Cell(c, $"{(char)('A' + i)}{index + 1}", formats));
        var flags = isByOthers ? " ht=\"12\" hidden=\"true\"" : isHidden ? " hidden=\"1\"" : "";
        return $"""<row r="{index + 1}"{flags}>{string.Concat(shown)}</row>""";
    }

    private static string Cell(object? value, string place, string[] formats) => value switch
    {
        null or "" => "",
        "#N/A" or "#REF!" => $"""<c r="{place}" t="e"><v>{value}</v></c>""",
        DateOnly day => $"""<c r="{place}" s="1"><v>{(day.ToDateTime(default) - new DateTime(1899, 12, 30)).Days}</v></c>""",
        FormattedCell cell =>
            $"""<c r="{place}" s="{2 + Array.IndexOf(formats, cell.Format)}"><v>{cell.Number.ToString(CultureInfo.InvariantCulture)}</v></c>""",
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
