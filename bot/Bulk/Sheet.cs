namespace McaBot.Bulk;

/// <summary>Why nothing of a file can be used.</summary>
public enum SheetFault
{
    /// <summary>No text: a workbook, a compressed folder, a picture.</summary>
    NotCsv = 1,

    /// <summary>Text, but not in UTF-8.</summary>
    WrongEncoding = 2,
    ColumnsMissing = 3,

    /// <summary>Columns nobody knows, or the same one twice.</summary>
    ColumnsUnknown = 4,
    TooManyRows = 5,
    NoRows = 6,
}

/// <summary>What is wrong with how a row is written.</summary>
public enum RowFault
{
    TooManyCells = 1,
    BadQuotes = 2,
}

/// <param name="Number">As a spreadsheet counts: the header is row 1.</param>
/// <param name="Cells">By field id; a cell that is empty or missing is "".</param>
public sealed record SheetRow(int Number, IReadOnlyDictionary<string, string> Cells, RowFault? Fault = null);

/// <summary>A file as read: its rows, or why there are none.</summary>
/// <param name="Columns">What is wrong with the columns: field ids of missing ones, names of unknown ones as they stand in the file.</param>
public sealed record Sheet(IReadOnlyList<SheetRow> Rows, SheetFault? Fault = null, IReadOnlyList<string>? Columns = null)
{
    internal static Sheet Refused(SheetFault fault, IReadOnlyList<string>? columns = null) => new([], fault, columns);
}
