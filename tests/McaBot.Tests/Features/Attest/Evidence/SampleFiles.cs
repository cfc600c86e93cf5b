using System.IO.Compression;
using System.Text;

namespace McaBot.Tests.Features.Attest.Evidence;

/// <summary>Small files of every kind, sound or not.</summary>
internal static class SampleFiles
{
    /// <summary>What an archive made by <see cref="Understated"/> says a part unfolds to, and the CRC-32 of as many zeros.</summary>
    public const int StatedSize = 10;
    public const uint StatedChecksum = 0xE38A6876;

    public static byte[] Pdf(string text = "signed") => Encoding.ASCII.GetBytes($"%PDF-1.7\n% {text}\n%%EOF\n");

    public static byte[] Png() => [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13, .. "IHDR"u8];

    public static byte[] Jpeg() => [0xFF, 0xD8, 0xFF, 0xE0, 0, 16, .. "JFIF"u8];

    public static byte[] Mail() =>
    Encoding.ASCII.GetBytes(
        "Received: from a\r\n\tby b\r\nFrom: chantal@contoso.example\r\nSubject: We accept\r\n\r\nYes, \x1b we do.\r\n");

    public static byte[] OutlookMessage() =>
    [
        0xD0,
        0xCF,
        0x11,
        0xE0,
        0xA1,
        0xB1,
        0x1A,
        0xE1,
        .. new byte[504],
        .. Encoding.Unicode.GetBytes("__properties_version1.0"),
        .. new byte[64],
    ];

    /// <summary>The container of old Office documents, macros and all, that is no message.</summary>
    public static byte[] OldWordDocument() =>
        [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. new byte[504], .. Encoding.Unicode.GetBytes("WordDocument"), .. new byte[64]];

    public static byte[] Program() => [.. "MZ"u8, 0x90, 0, 3, 0, 0, 0, .. new byte[128]];

    public static byte[] Word(params (string Name, byte[] Content)[] more) =>
        Zip([("[Content_Types].xml", "<Types/>"u8.ToArray()), ("word/document.xml", "<w:document/>"u8.ToArray()), .. more]);

    public static byte[] Excel(params (string Name, byte[] Content)[] more) =>
        Zip([("[Content_Types].xml", "<Types/>"u8.ToArray()), ("xl/workbook.xml", "<workbook/>"u8.ToArray()), .. more]);

    public static byte[] Zip(params (string Name, byte[] Content)[] parts)
    {
        using var bytes = new MemoryStream();
        using (var archive = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in parts)
            {
                using var part = archive.CreateEntry(name, CompressionLevel.Optimal).Open();
                part.Write(content);
            }
        }

        return bytes.ToArray();
    }

    public static SortedDictionary<string, byte[]> Unzip(byte[] archive)
    {
        using var zip = new ZipArchive(new MemoryStream(archive));
        var files = new SortedDictionary<string, byte[]>(StringComparer.Ordinal);
        foreach (var entry in zip.Entries)
        {
            using var content = new MemoryStream();
            using var stream = entry.Open();
            stream.CopyTo(content);
            files.Add(entry.FullName, content.ToArray());
        }

        return files;
    }

    /// <summary>The same archive with what its directory and headers say about a part's size made small.</summary>
    /// <param name="checksum">What they say its checksum is; null leaves it.</param>
    public static byte[] Understated(byte[] archive, int size, uint? checksum = null)
    {
        var lying = archive.ToArray();
        for (var at = 0; at + 46 <= lying.Length; at++)
        {
            var isDirectory = lying.AsSpan(at).StartsWith("PK\x01\x02"u8);
            if (
                (isDirectory || lying.AsSpan(at).StartsWith("PK\x03\x04"u8))
                && BitConverter.ToInt32(lying, at + (isDirectory ? 24 : 22)) == size)
            {
                BitConverter.TryWriteBytes(lying.AsSpan(at + (isDirectory ? 24 : 22)), StatedSize);
                if (checksum is { } stated)
                {
                    BitConverter.TryWriteBytes(lying.AsSpan(at + (isDirectory ? 16 : 14)), stated);
                }
            }
        }

        return lying;
    }
}
