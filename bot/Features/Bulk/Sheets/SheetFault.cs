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
