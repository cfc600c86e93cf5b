namespace McaBot.Features.Attest.Evidence;

/// <summary>
/// Tells a PDF. Readers open one whose header stands within the first 1,024 bytes, and programs do write something before it: a mark, an
/// empty line, a path. What stands there has to be text, and none that another program would run or show.
/// </summary>
internal static class PdfFiles
{
    private const int LatestHeader = 1024;

    private static ReadOnlySpan<byte> Header => "%PDF-"u8;

    public static bool Is(ReadOnlySpan<byte> content)
    {
        var start = content[..Math.Min(content.Length, LatestHeader)].IndexOf(Header);
        return start == 0 || (start > 0 && IsHarmless(content[..start]));
    }

    private static bool IsHarmless(ReadOnlySpan<byte> before) =>
        TextFiles.Is(before) && !before.Contains((byte)'<') && !before.StartsWith("#!"u8) && !before.StartsWith("MZ"u8);
}
