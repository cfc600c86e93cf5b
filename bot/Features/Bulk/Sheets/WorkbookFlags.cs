using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;

namespace McaBot.Features.Bulk.Sheets;

/// <summary>
/// Makes the flags of a workbook numbers, as Excel writes them: other programs write "true", which the reader takes for none, and a row
/// that was hidden would be read.
/// </summary>
internal static partial class WorkbookFlags
{
    private const string Sheets = "xl/worksheets/";

    /// <param name="content">A workbook whose parts are known to be small enough to be unfolded.</param>
    /// <returns>The same where there is nothing to change.</returns>
    /// <exception cref="InvalidDataException">It is no archive.</exception>
    public static ReadOnlyMemory<byte> AsNumbers(ReadOnlyMemory<byte> content, string mainPart)
    {
        using var archive = new MemoryStream();
        archive.Write(content.Span);
        var isChanged = false;
        using (var parts = new ZipArchive(archive, ZipArchiveMode.Update, leaveOpen: true))
        {
            foreach (var part in parts.Entries.Where(e => IsOfRows(e.FullName, mainPart)).ToList())
            {
                isChanged |= TryChange(part);
            }
        }

        return isChanged ? archive.ToArray() : content;
    }

    private static bool IsOfRows(string name, string mainPart) =>
        name.StartsWith(Sheets, StringComparison.OrdinalIgnoreCase) || string.Equals(name, mainPart, StringComparison.OrdinalIgnoreCase);

    private static bool TryChange(ZipArchiveEntry part)
    {
        using var stream = part.Open();

        // A character for each byte, so that whatever else stands there stays as it is.
        using var reader = new StreamReader(stream, Encoding.Latin1, detectEncodingFromByteOrderMarks: false, leaveOpen: true);
        var text = reader.ReadToEnd();
        var changed = Flag().Replace(text, "${before}1${quote}");
        if (string.Equals(text, changed, StringComparison.Ordinal))
        {
            return false;
        }

        stream.SetLength(0);
        stream.Write(Encoding.Latin1.GetBytes(changed));
        return true;
    }

    [GeneratedRegex(
        """(?<before><(?:\w+:)?(?:row|workbookPr)\b[^<>]*?\s(?:hidden|date1904)\s*=\s*(?<quote>["']))true\k<quote>""",
        RegexOptions.CultureInvariant)]
    private static partial Regex Flag();
}
