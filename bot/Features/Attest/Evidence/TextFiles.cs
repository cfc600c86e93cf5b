using System.Buffers;
using System.Text;

namespace McaBot.Features.Attest.Evidence;

internal static class TextFiles
{
    private static readonly SearchValues<byte> Bytes =
        SearchValues.Create(
            [.. Enumerable.Range(0, 256).Select(i => (byte)i).Where(b => b is 9 or 10 or 12 or 13 or 27 or (>= 32 and not 127))]);

    /// <summary>No control characters, in any encoding that keeps ASCII; or UTF-16 that says so.</summary>
    public static bool Is(ReadOnlySpan<byte> content)
    {
        var wide = content.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]) ? Encoding.Unicode
            : content.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF]) ? Encoding.BigEndianUnicode
            : null;
        return wide is null
            ? content.IndexOfAnyExcept(Bytes) < 0
            : wide.GetString(content).All(c => c is '\t' or '\n' or '\f' or '\r' or '\e' || !char.IsControl(c));
    }
}
