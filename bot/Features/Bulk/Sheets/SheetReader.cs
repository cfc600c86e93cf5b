using System.Text;
using CsvHelper;
using CsvHelper.Configuration;

namespace McaBot.Features.Bulk.Sheets;

/// <summary>
/// Reads a file of requests: a CSV file in UTF-8 with or without its mark, comma, semicolon or tab between cells; or a workbook.
/// </summary>
internal static class SheetReader
{
    public const int MaxRows = 1000;

    /// <summary>Unit: bytes.</summary>
    public const int MaxBytes = 2 * 1024 * 1024;

    private const string ExcelsHint = "sep=";
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public static Sheet Read(ReadOnlyMemory<byte> content)
    {
        if (WorkbookReader.IsWorkbook(content.Span))
        {
            return WorkbookReader.Read(content);
        }

        return TextOf(content.Span, out var fault) is { } text ? SheetTable.Read(RecordsOf(text)) : Sheet.Refused(fault);
    }

    private static IEnumerable<SheetRecord> RecordsOf(string text)
    {
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
        for (var number = 1; csv.Read(); number++)
        {
            // A quote mark that nobody closes swallows the rest of the file.
            yield return new SheetRecord(number, csv.Record!, isBad || csv.RawRecord.AsSpan().Count('"') % 2 != 0);
            isBad = false;
        }
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

    /// <summary>What Excel's own hint says, else the one that parts the first row with anything in it into most cells.</summary>
    private static string SeparatorOf(string text)
    {
        if (
            text.StartsWith(ExcelsHint, StringComparison.OrdinalIgnoreCase)
            && text.Length > ExcelsHint.Length
            && text[ExcelsHint.Length] is ';' or ',' or '\t')
        {
            return text[ExcelsHint.Length].ToString();
        }

        var counts = new Dictionary<char, int> { [','] = 0, [';'] = 0, ['\t'] = 0 };
        var (isQuoted, isBlank) = (false, true);
        foreach (var c in text)
        {
            isQuoted ^= c == '"';
            if (c is '\r' or '\n' && !isQuoted && !isBlank)
            {
                break;
            }

            isBlank &= char.IsWhiteSpace(c);

            if (!isQuoted && counts.TryGetValue(c, out var count))
            {
                counts[c] = count + 1;
            }
        }

        return counts.MaxBy(pair => pair.Value).Key.ToString();
    }
}
