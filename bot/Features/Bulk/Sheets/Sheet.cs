namespace McaBot.Features.Bulk.Sheets;

/// <summary>Why nothing of a file can be used.</summary>
internal enum SheetFault
{
    /// <summary>No text and no workbook that can be read: an old or locked one, a compressed folder, a picture.</summary>
    NotCsv = 1,

    /// <summary>Text, but not in UTF-8.</summary>
    WrongEncoding = 2,
    ColumnsMissing = 3,

    /// <summary>The same column twice.</summary>
    ColumnsUnknown = 4,
    TooManyRows = 5,
    NoRows = 6,
}

/// <summary>What is wrong with how a row is written.</summary>
internal enum RowFault
{
    TooManyCells = 1,
    BadQuotes = 2,
}

/// <param name="Number">As a spreadsheet counts: the header is row 1.</param>
/// <param name="Cells">By field id; a cell that is empty or missing is "".</param>
internal sealed record SheetRow(int Number, IReadOnlyDictionary<string, string> Cells, RowFault? Fault = null);

/// <summary>A file as read: its rows, or why there are none.</summary>
/// <param name="Columns">What is wrong with the columns: field ids of missing ones, names of those there twice as they stand in the
/// file.</param>
internal sealed record Sheet(IReadOnlyList<SheetRow> Rows, SheetFault? Fault = null, IReadOnlyList<string>? Columns = null)
{
    private const int Telling = 6;

    /// <summary>The field ids of the columns that were understood.</summary>
    public IReadOnlyList<string> Known { get; init; } = [];

    /// <summary>The names of columns that mean nothing here, as they stand in the file; the letter of one without a name.</summary>
    public IReadOnlyList<string> LeftAside { get; init; } = [];

    /// <summary>The names of a workbook's other sheets with anything in them.</summary>
    public IReadOnlyList<string> OtherSheets { get; init; } = [];

    /// <summary>Half the columns of a bulk request, and whose they are: no list that somebody would send as evidence.</summary>
    public bool IsMeantAsBulk => Known.Count >= Telling && Known.Contains(Attestations.Fields.TenantId);

    internal static Sheet Refused(SheetFault fault, IReadOnlyList<string>? columns = null) => new([], fault, columns);
}
