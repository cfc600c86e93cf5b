using System.Text;
using static System.Buffers.Binary.BinaryPrimitives;

namespace McaBot.Features.Attest.Evidence;

/// <summary>
/// Reads the directory of a ZIP archive as plainly as office programs write it: one disk, no ZIP64, stored or deflated, names alike in both
/// places. The framework's reader stops at the declared size of a part, and so cannot tell one that goes on.
/// </summary>
/// <remarks>APPNOTE.TXT, .ZIP File Format Specification, sections 4.3.7, 4.3.12 and 4.3.16.</remarks>
internal static class ZipParts
{
    private const int MaxParts = 2000;
    private const int EndLength = 22;
    private const int EntryLength = 46;
    private const int HeaderLength = 30;

    public static ZipDirectory Read(ReadOnlySpan<byte> content)
    {
        var tail = content[Math.Max(0, content.Length - EndLength - ushort.MaxValue)..];
        var at = tail.LastIndexOf("PK\x05\x06"u8);
        if (!content.StartsWith("PK\x03\x04"u8) || at < 0 || tail.Length - at < EndLength)
        {
            return new(null, false);
        }

        var count = ReadUInt16LittleEndian(tail[(at + 10)..]);
        if (count > MaxParts)
        {
            return new(null, true);
        }

        var offset = ReadUInt32LittleEndian(tail[(at + 16)..]);
        var parts = new List<ZipPart>(count);
        for (var position = (long)offset; parts.Count < count;)
        {
            if (position + EntryLength > content.Length || ReadEntry(content, content[(int)position..]) is not var (part, length))
            {
                return new(null, false);
            }

            parts.Add(part);
            position += length;
        }

        return new(parts, false);
    }

    private static (ZipPart Part, int Length)? ReadEntry(ReadOnlySpan<byte> content, ReadOnlySpan<byte> entry)
    {
        if (!entry.StartsWith("PK\x01\x02"u8))
        {
            return null;
        }

        var (flags, method) = (ReadUInt16LittleEndian(entry[8..]), ReadUInt16LittleEndian(entry[10..]));
        var (folded, unfolded) = (ReadUInt32LittleEndian(entry[20..]), ReadUInt32LittleEndian(entry[24..]));
        var nameLength = ReadUInt16LittleEndian(entry[28..]);
        var length = EntryLength + nameLength + ReadUInt16LittleEndian(entry[30..]) + ReadUInt16LittleEndian(entry[32..]);
        var header = ReadUInt32LittleEndian(entry[42..]);
        if (length > entry.Length || method is not (0 or 8) || header + (long)HeaderLength + nameLength > content.Length)
        {
            return null;
        }

        var name = entry.Slice(EntryLength, nameLength);
        var local = content[(int)header..];
        var start = header + (long)HeaderLength + nameLength + ReadUInt16LittleEndian(local[28..]);
        return
            local.StartsWith("PK\x03\x04"u8)
            && ReadUInt16LittleEndian(local[26..]) == nameLength
            && local.Slice(HeaderLength, nameLength).SequenceEqual(name)
            && start + folded <= content.Length
            ? (new ZipPart(Encoding.UTF8.GetString(name), (flags & 1) != 0, method == 8, (int)start, folded, unfolded), length)
            : null;
    }
}
