namespace McaBot.Features.Bulk.Sheets;

/// <summary>One line of a table, whatever kind of file it stands in.</summary>
/// <param name="Number">As a spreadsheet counts, from 1.</param>
/// <param name="IsBroken">A quote mark in it was not closed, or stands where none may.</param>
/// <param name="IsHidden">Whoever looks at the table does not see it: a filter, or somebody's hand, has hidden it.</param>
internal readonly record struct SheetRecord(int Number, IReadOnlyList<string> Cells, bool IsBroken = false, bool IsHidden = false);
