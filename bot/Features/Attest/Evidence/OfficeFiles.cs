using System.IO.Compression;
using System.Runtime.InteropServices;

namespace McaBot.Features.Attest.Evidence;

/// <summary>
/// Looks into a Word or Excel file, which is a ZIP archive of parts: enough to tell it from any other archive, to refuse what runs when
/// it is opened, and what unfolds out of all proportion. Every count and size is bounded before anything is unfolded.
/// </summary>
internal static class OfficeFiles
{
    private const long MaxUnfolded = 100 * 1024 * 1024;

    /// <summary>Text folds about 20 to 1; nothing that people write folds like this. Small parts do not count.</summary>
    private const int MaxFolded = 100;
    private const long SmallPart = 1024 * 1024;

    private static readonly string[] NotInside =
    [
        ".exe",
        ".dll",
        ".com",
        ".scr",
        ".bat",
        ".cmd",
        ".ps1",
        ".vbs",
        ".js",
        ".jse",
        ".wsf",
        ".hta",
        ".jar",
        ".msi",
        ".lnk",
        ".zip",
        ".7z",
        ".rar",
        ".iso",
    ];

    private static readonly string[] NotNamed = ["vbaProject", "oleObject", "activeX"];

    /// <param name="mainPart">The part that makes it this kind of document.</param>
    /// <param name="maxUnfolded">All parts together. Unit: bytes.</param>
    public static EvidenceProblem? Check(ReadOnlyMemory<byte> content, string mainPart, long maxUnfolded = MaxUnfolded)
    {
        var (parts, tooMany) = ZipParts.Read(content.Span);
        if (tooMany)
        {
            return EvidenceProblem.Unsafe;
        }

        if (parts is null || !Has("[Content_Types].xml") || !Has(mainPart))
        {
            return EvidenceProblem.NotWhatItSays;
        }

        return parts.Any(IsUnsafe) || parts.Sum(p => p.Unfolded) > maxUnfolded
            ? EvidenceProblem.Unsafe
            : parts.Select(p => Unfold(content, p)).FirstOrDefault(problem => problem is not null);

        bool Has(string name) => parts.Any(p => string.Equals(p.Name, name, StringComparison.Ordinal));
    }

    private static bool IsUnsafe(ZipPart part)
    {
        var name = part.Name.Replace('\\', '/');
        return part.IsEncrypted
            || name.StartsWith('/')
            || name.Contains(':', StringComparison.Ordinal)
            || name.Split('/').Contains("..", StringComparer.Ordinal)
            || NotInside.Contains(Path.GetExtension(name), StringComparer.OrdinalIgnoreCase)
            || NotNamed.Any(n => name.Contains(n, StringComparison.OrdinalIgnoreCase))
            || (part.Unfolded > SmallPart && part.Unfolded / Math.Max(1, part.Folded) > MaxFolded);
    }

    /// <summary>What a directory declares is a claim: each part is unfolded, and never further than it said.</summary>
    private static EvidenceProblem? Unfold(ReadOnlyMemory<byte> content, ZipPart part)
    {
        if (!part.IsDeflated)
        {
            return part.Folded == part.Unfolded ? null : EvidenceProblem.NotWhatItSays;
        }

        var piece = new byte[16_384];
        var total = 0L;
        try
        {
            using var unfolded = new DeflateStream(StreamOf(content.Slice(part.Start, (int)part.Folded)), CompressionMode.Decompress);
            while (unfolded.Read(piece) is > 0 and var length)
            {
                total += length;
                if (total > part.Unfolded)
                {
                    return EvidenceProblem.Unsafe;
                }
            }
        }
        catch (InvalidDataException)
        {
            return EvidenceProblem.NotWhatItSays;
        }

        return total == part.Unfolded ? null : EvidenceProblem.NotWhatItSays;
    }

    private static MemoryStream StreamOf(ReadOnlyMemory<byte> content) => MemoryMarshal.TryGetArray(content, out var bytes)
        ? new MemoryStream(bytes.Array!, bytes.Offset, bytes.Count, writable: false)
        : new MemoryStream(content.ToArray(), writable: false);
}
