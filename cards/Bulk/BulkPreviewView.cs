namespace McaBot.Cards;

/// <summary>A file that was read, before anything is sent.</summary>
/// <param name="Good">How many rows can be requested.</param>
/// <param name="Bad">How many rows cannot.</param>
/// <param name="Problems">In the order of the rows; a row may have several.</param>
/// <param name="Earliest">The earliest valid day of acceptance.</param>
/// <param name="Latest">The latest.</param>
/// <param name="DateExample">How a day that is not written the ISO way was read; null where all are.</param>
/// <param name="Before">What the file stands in place of.</param>
/// <param name="LeftAside">The names of columns that mean nothing here.</param>
/// <param name="OtherSheets">The names of a workbook's other sheets.</param>
/// <param name="HiddenRows">How many rows of a workbook were left out because they are hidden.</param>
public sealed record BulkPreviewView(
    Guid Preview, string FileName, int Good, int Bad, IReadOnlyList<BulkRowProblem> Problems, DateOnly Earliest, DateOnly Latest,
    BulkDateExample? DateExample = null, BulkBefore? Before = null, IReadOnlyList<string>? LeftAside = null,
    IReadOnlyList<string>? OtherSheets = null, int HiddenRows = 0);
