using System.Globalization;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;

namespace McaBot.Bulk;

/// <summary>Reads a CSV file: UTF-8 with or without its mark; comma, semicolon or tab between cells. No row is passed over but for empty ones.</summary>
public static class SheetReader
{
    public const int MostRows = 1000;

    /// <summary>Unit: bytes.</summary>
    public const int MostBytes = 2 * 1024 * 1024;

    private const string ExcelsHint = "sep=";
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public static Sheet Read(ReadOnlyMemory<byte> content)
    {
        if (TextOf(content.Span, out var fault) is not { } text)
        {
            return Sheet.Refused(fault);
        }

        var separator = SeparatorOf(text);
        if (text.StartsWith(ExcelsHint, StringComparison.OrdinalIgnoreCase))
        {
            text = text[(text.IndexOf('\n', StringComparison.Ordinal) + 1)..];
        }

        var isBad = false;
        using var csv = new CsvParser(new StringReader(text), new CsvConfiguration(CultureInfo.InvariantCulture)
        {
            Delimiter = separator,
            IgnoreBlankLines = false,
            BadDataFound = _ => isBad = true,
        });
        if (!csv.Read())
        {
            return Sheet.Refused(SheetFault.NoRows);
        }

        var (columns, refused) = ColumnsOf(csv.Record!);
        if (refused is not null)
        {
            return refused;
        }

        var rows = new List<SheetRow>();
        for (var number = 2; csv.Read(); number++)
        {
            isBad = false;
            var cells = csv.Record!;
            if (cells.All(string.IsNullOrWhiteSpace))
            {
                continue;
            }

            if (rows.Count == MostRows)
            {
                return Sheet.Refused(SheetFault.TooManyRows);
            }

            // A quote mark that nobody closes swallows the rest of the file.
            isBad = isBad || csv.RawRecord.AsSpan().Count('"') % 2 != 0;
            rows.Add(new SheetRow(number, CellsOf(cells, columns), isBad ? RowFault.BadQuotes : cells.Skip(columns.Count).Any(c => !string.IsNullOrWhiteSpace(c)) ? RowFault.TooManyCells : null));
        }

        return rows.Count == 0 ? Sheet.Refused(SheetFault.NoRows) : new Sheet(rows);
    }

    private static string? TextOf(ReadOnlySpan<byte> bytes, out SheetFault fault)
    {
        fault = SheetFault.WrongEncoding;
        if (bytes is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..])
        {
            return null;
        }

        // Text has no zeros; every other letter of text in UTF-16 is one.
        if (bytes.Contains((byte)0))
        {
            var sample = bytes[..Math.Min(bytes.Length, 512)];
            fault = sample.Count((byte)0) * 5 > sample.Length * 2 && sample[0] != 'P' ? SheetFault.WrongEncoding : SheetFault.NotCsv;
            return null;
        }

        try
        {
            var text = Utf8.GetString(bytes is [0xEF, 0xBB, 0xBF, ..] ? bytes[3..] : bytes);
            fault = SheetFault.NotCsv;
            return text.Any(c => char.IsControl(c) && c is not ('\t' or '\r' or '\n')) ? null : text;
        }
        catch (DecoderFallbackException)
        {
            // A picture or an archive has bytes no text has in any encoding people use.
            fault = bytes.ContainsAnyInRange((byte)1, (byte)8) ? SheetFault.NotCsv : SheetFault.WrongEncoding;
            return null;
        }
    }

    /// <summary>What Excel's own hint says, else the one that parts the first row into most cells.</summary>
    private static string SeparatorOf(string text)
    {
        if (text.StartsWith(ExcelsHint, StringComparison.OrdinalIgnoreCase) && text.Length > ExcelsHint.Length && text[ExcelsHint.Length] is ';' or ',' or '\t')
        {
            return text[ExcelsHint.Length].ToString();
        }

        var counts = new Dictionary<char, int> { [','] = 0, [';'] = 0, ['\t'] = 0 };
        var isQuoted = false;
        foreach (var c in text)
        {
            isQuoted ^= c == '"';
            if (c is '\r' or '\n' && !isQuoted)
            {
                break;
            }

            if (!isQuoted && counts.TryGetValue(c, out var count))
            {
                counts[c] = count + 1;
            }
        }

        return counts.MaxBy(pair => pair.Value).Key.ToString();
    }

    private static (IReadOnlyList<string?> Fields, Sheet? Refused) ColumnsOf(string[] header)
    {
        // Spreadsheets leave separators behind for columns that were once in use.
        var names = header.Reverse().SkipWhile(string.IsNullOrWhiteSpace).Reverse().ToList();
        var fields = names.ConvertAll(SheetColumns.Find);
        if (fields.TrueForAll(f => f is null))
        {
            return ([], Sheet.Refused(SheetFault.ColumnsMissing, SheetColumns.All));
        }

        var unknown = names.Where((name, i) => fields[i] is not { } field || fields.IndexOf(field) < i).ToList();
        if (unknown.Count > 0)
        {
            return ([], Sheet.Refused(SheetFault.ColumnsUnknown, unknown));
        }

        // A phone number may be left out of every row, so its column may be too.
        var missing = SheetColumns.All.Except(fields.OfType<string>()).Where(f => f != Attestations.Fields.Phone).ToList();
        return missing.Count > 0 ? ([], Sheet.Refused(SheetFault.ColumnsMissing, missing)) : (fields, null);
    }

    private static Dictionary<string, string> CellsOf(string[] cells, IReadOnlyList<string?> columns)
    {
        var read = new Dictionary<string, string>(StringComparer.Ordinal);
        for (var i = 0; i < columns.Count; i++)
        {
            var cell = i < cells.Length ? cells[i].Trim() : "";

            // The mark that keeps a spreadsheet from calculating, as files of ours carry it.
            read[columns[i]!] = cell is ['\'', '=' or '+' or '-' or '@', ..] ? cell[1..] : cell;
        }

        return read;
    }
}
