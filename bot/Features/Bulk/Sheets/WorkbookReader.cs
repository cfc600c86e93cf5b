using System.Runtime.InteropServices;
using System.Text;
using System.Xml;
using ExcelDataReader;
using ExcelDataReader.Exceptions;
using McaBot.Features.Attest.Evidence;

namespace McaBot.Features.Bulk.Sheets;

/// <summary>Reads the table of an Excel workbook as it was sent. Days are days there, whatever order the screen shows them in.</summary>
internal static class WorkbookReader
{
    private const string MainPart = "xl/workbook.xml";
    private const string Visible = "visible";

    /// <summary>Unit: bytes, unfolded. A thousand rows take a tenth of it.</summary>
    private const long MaxUnfolded = 20 * 1024 * 1024;

    /// <summary>Looked at in all sheets, be they empty. One cell at the very bottom makes a million lines of a sheet.</summary>
    private const int MaxCells = 40_000_000;

    private static readonly ExcelReaderConfiguration Configuration = Configured();

    public static bool IsWorkbook(ReadOnlySpan<byte> content) => content.StartsWith("PK\x03\x04"u8);

    public static Sheet Read(ReadOnlyMemory<byte> content)
    {
        if (OfficeFiles.Check(content, MainPart, MaxUnfolded) is not null)
        {
            return Sheet.Refused(SheetFault.NotCsv);
        }

        try
        {
            content = WorkbookFlags.AsNumbers(content, MainPart);
            using var stream = MemoryMarshal.TryGetArray(content, out var bytes)
                ? new MemoryStream(bytes.Array!, bytes.Offset, bytes.Count, writable: false)
                : new MemoryStream(content.ToArray(), writable: false);
            using var workbook = ExcelReaderFactory.CreateOpenXmlReader(stream, Configuration);
            return Choose([.. SheetsOf(workbook)]);
        }
        catch (Exception e) when (IsOfContent(e))
        {
            return Sheet.Refused(SheetFault.NotCsv);
        }
    }

    private static ExcelReaderConfiguration Configured()
    {
        // The reader asks for the code page of old workbooks even where it reads none.
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        return new ExcelReaderConfiguration();
    }

    /// <summary>What the reader throws at a workbook that is not built as one should be.</summary>
    private static bool IsOfContent(Exception e) => e is ExcelReaderException or XmlException or InvalidDataException or IOException
        or FormatException or OverflowException or ArgumentException or InvalidOperationException or NotSupportedException
        or IndexOutOfRangeException or NullReferenceException or KeyNotFoundException or InvalidCastException;

    private static IEnumerable<(string Name, Sheet Table)> SheetsOf(IExcelDataReader workbook)
    {
        var looked = 0L;
        do
        {
            if (string.Equals(workbook.VisibleState, Visible, StringComparison.OrdinalIgnoreCase)
                && SheetTable.Read(Lines()) is var table
                && (table.Fault is not SheetFault.NoRows || table.Known.Count > 0))
            {
                yield return (workbook.Name, table);
            }
        }
        while (workbook.NextResult());

        IEnumerable<SheetRecord> Lines()
        {
            for (var number = 1; workbook.Read(); number++)
            {
                looked += workbook.FieldCount;
                if (looked > MaxCells)
                {
                    throw new InvalidDataException("There is more to look at than a workbook of requests has.");
                }

                yield return new SheetRecord(number, CellsOf(workbook), IsHidden: workbook.RowHeight == 0);
            }
        }
    }

    /// <summary>The first with columns of ours; what else is filled in is named.</summary>
    private static Sheet Choose(IReadOnlyList<(string Name, Sheet Table)> sheets)
    {
        if (sheets.Count == 0)
        {
            return Sheet.Refused(SheetFault.NoRows);
        }

        var chosen = sheets.FirstOrDefault(s => s.Table.Known.Count > 0, sheets[0]);
        return chosen.Table with { OtherSheets = [.. sheets.Where(s => s != chosen).Select(s => s.Name)] };
    }

    private static List<string> CellsOf(IExcelDataReader workbook)
    {
        var cells = new List<string>();
        for (var i = 0; i < workbook.FieldCount; i++)
        {
            if (CellText.Of(workbook, i) is { Length: > 0 } text)
            {
                cells.AddRange(Enumerable.Repeat("", i - cells.Count));
                cells.Add(text);
            }
        }

        return cells;
    }
}
