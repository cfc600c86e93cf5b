namespace McaBot.Features.Bulk.Sheets;

/// <summary>
/// Makes rows of a table's lines: the first that is not empty names the columns. No row is passed over but for empty ones, and
/// hidden ones, which are counted.
/// </summary>
internal static class SheetTable
{
    private const string LineBreaks = "\r\n\t\v\f\u0085\u2028\u2029";

    public static Sheet Read(IEnumerable<SheetRecord> records)
    {
        using var lines = records.Where(r => r.Cells.Any(c => !string.IsNullOrWhiteSpace(c))).GetEnumerator();
        if (!lines.MoveNext())
        {
            return Sheet.Refused(SheetFault.NoRows);
        }

        var (columns, refused) = SheetHeader.Read(lines.Current.Cells);
        if (refused is not null)
        {
            return refused;
        }

        var rows = new List<SheetRow>();
        var hidden = 0;
        var nameless = new SortedSet<int>();
        while (lines.MoveNext())
        {
            var line = lines.Current;
            if (line.IsHidden)
            {
                hidden++;
                continue;
            }

            if (rows.Count == SheetReader.MaxRows)
            {
                return Sheet.Refused(SheetFault.TooManyRows) with { Known = columns.Known };
            }

            nameless.UnionWith(columns.Nameless.Where(i => i < line.Cells.Count && !string.IsNullOrWhiteSpace(line.Cells[i])));
            rows.Add(new SheetRow(line.Number, CellsOf(line.Cells, columns.Fields), FaultOf(line, columns)));
        }

        return rows.Count == 0
            ? Sheet.Refused(SheetFault.NoRows) with { Known = columns.Known }
            : new Sheet(rows)
            {
                Known = columns.Known,
                LeftAside = [.. columns.LeftAside, .. nameless.Select(LetterOf)],
                HiddenRows = hidden,
            };
    }

    private static RowFault? FaultOf(SheetRecord line, SheetHeader columns) =>
        line.IsBroken ? RowFault.BadQuotes
        : line.Cells.Skip(columns.Fields.Count).Any(c => !string.IsNullOrWhiteSpace(c)) ? RowFault.TooManyCells
        : null;

    private static Dictionary<string, string> CellsOf(IReadOnlyList<string> cells, IReadOnlyList<string?> columns)
    {
        var read = new Dictionary<string, string>(StringComparer.Ordinal);
        for (var i = 0; i < columns.Count; i++)
        {
            if (columns[i] is { } field)
            {
                var cell = OneLine(i < cells.Count ? cells[i] : "");

                // The mark that keeps a spreadsheet from calculating, as files of ours carry it.
                read[field] = cell is ['\'', '=' or '+' or '-' or '@', ..] ? cell[1..] : cell;
            }
        }

        return read;
    }

    /// <summary>Alt+Enter breaks a line to make a cell narrow, and means a space.</summary>
    private static string OneLine(string cell) =>
        string.Join(' ', cell.Split([.. LineBreaks], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));

    /// <summary>What a spreadsheet calls a column that has no name.</summary>
    private static string LetterOf(int column)
    {
        var letters = "";
        for (var left = column + 1; left > 0; left = (left - 1) / 26)
        {
            letters = (char)('A' + ((left - 1) % 26)) + letters;
        }

        return letters;
    }
}
