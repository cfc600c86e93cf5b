namespace McaBot.Features.Bulk.Sheets;

/// <summary>What the columns of a table mean.</summary>
/// <param name="Fields">By column; null for what is left aside.</param>
/// <param name="LeftAside">The names of columns that mean nothing here.</param>
/// <param name="Nameless">Columns without a name, which matter once anything stands in them.</param>
internal sealed record SheetHeader(IReadOnlyList<string?> Fields, IReadOnlyList<string> LeftAside, IReadOnlyList<int> Nameless)
{
    public IReadOnlyList<string> Known => [.. Fields.OfType<string>()];

    /// <param name="names">The first line of the table.</param>
    public static ReadHeader Read(IReadOnlyList<string> names)
    {
        // Spreadsheets leave separators behind for columns that were once in use.
        var used = names.Reverse().SkipWhile(string.IsNullOrWhiteSpace).Reverse().ToList();
        var fields = used.ConvertAll(SheetColumns.Find);
        var header = new SheetHeader(
            fields,
            [.. used.Where((name, i) => fields[i] is null && !string.IsNullOrWhiteSpace(name)).Select(name => name.Trim())],
            [.. Enumerable.Range(0, used.Count).Where(i => string.IsNullOrWhiteSpace(used[i]))]);
        return new(header, RefusalOf(header, used));
    }

    private static Sheet? RefusalOf(SheetHeader header, List<string> names)
    {
        var (fields, known) = (header.Fields.ToList(), header.Known);
        var twice = names.Where((_, i) => fields[i] is { } field && fields.IndexOf(field) < i).ToList();
        if (twice.Count > 0)
        {
            return Sheet.Refused(SheetFault.ColumnsUnknown, twice) with { Known = known };
        }

        // A phone number may be left out of every row, so its column may be too.
        var missing = known.Count == 0 ? SheetColumns.All : [.. SheetColumns.All.Except(known).Where(f => f != Attestations.Fields.Phone)];
        return missing.Count > 0 ? Sheet.Refused(SheetFault.ColumnsMissing, missing) with { Known = known } : null;
    }
}
