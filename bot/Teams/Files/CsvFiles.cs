using System.Buffers;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;

namespace McaBot.Teams.Files;

/// <summary>
/// Tables that open in a spreadsheet as they are meant: UTF-8 with its mark, the separator of the reader's language, and no cell that is
/// taken for a formula.
/// </summary>
internal static class CsvFiles
{
    // Also the full-width forms, which some spreadsheets take for the same.
    private const string Formula = "=+-@\uFF1D\uFF0B\uFF0D\uFF20";

    private static readonly SearchValues<char> Unseen = SearchValues.Create(" \t\r\n\u00A0\u200B\u200E\u200F\u2060\uFEFF");

    /// <param name="file">Stays open.</param>
    /// <param name="reader">Whose spreadsheet it is for.</param>
    public static async Task WriteAsync(
        Stream file, CultureInfo reader, IReadOnlyList<string> header, IEnumerable<IReadOnlyList<string?>> rows,
        CancellationToken cancellationToken)
    {
        var format = new CsvConfiguration(CultureInfo.InvariantCulture)
        {
            Delimiter = SeparatorFor(reader),
            NewLine = "\r\n",

            // Half a line end would end the row just the same.
            ShouldQuote = cell => cell.Field.AsSpan().ContainsAny('\r', '\n') || ConfigurationFunctions.ShouldQuote(cell),
        };
        await using var text = new StreamWriter(file, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), leaveOpen: true);
        await using var csv = new CsvWriter(text, format, leaveOpen: true);
        await WriteRowAsync(csv, header);
        foreach (var row in rows)
        {
            cancellationToken.ThrowIfCancellationRequested();
            await WriteRowAsync(csv, row);
        }
    }

    /// <summary>Where the comma parts decimals, spreadsheets expect the semicolon between cells.</summary>
    public static string SeparatorFor(CultureInfo reader) => reader.NumberFormat.NumberDecimalSeparator == "," ? ";" : ",";

    /// <summary>
    /// The cell with a quote mark before it where a spreadsheet would take it for a formula, also behind characters that do not show.
    /// </summary>
    public static string Literal(string? cell)
    {
        var text = cell ?? "";
        var visible = text.AsSpan().IndexOfAnyExcept(Unseen);
        return (visible >= 0 && Formula.Contains(text[visible], StringComparison.Ordinal)) || text is ['\t' or '\r' or '\n', ..]
            ? "'" + text
            : text;
    }

    private static async Task WriteRowAsync(CsvWriter csv, IReadOnlyList<string?> row)
    {
        foreach (var cell in row)
        {
            csv.WriteField(Literal(cell));
        }

        await csv.NextRecordAsync();
    }
}
