namespace McaBot.Features.Bulk.Sheets;

/// <param name="Number">As a spreadsheet counts: the header is row 1.</param>
/// <param name="Cells">By field id; a cell that is empty or missing is "".</param>
internal sealed record SheetRow(int Number, IReadOnlyDictionary<string, string> Cells, RowFault? Fault = null);
