using System.IO.Compression;
using McaBot.Teams.Files;

namespace McaBot.Features.Attest.Evidence;

/// <summary>A ZIP archive being written, which notes the size and SHA-256 of everything put into it.</summary>
internal sealed class EvidenceArchive : IAsyncDisposable
{
    private readonly ZipArchive archive;
    private readonly List<ManifestFile> files = [];

    private EvidenceArchive(ZipArchive archive) => this.archive = archive;

    public IReadOnlyList<ManifestFile> Files => files;

    public static async Task<EvidenceArchive> BeginAsync(Stream stream, CancellationToken cancellationToken) =>
        new(await ZipArchive.CreateAsync(stream, ZipArchiveMode.Create, leaveOpen: true, entryNameEncoding: null, cancellationToken));

    /// <summary>A name that no file system takes amiss: numbered, so that two files of one name both have a place.</summary>
    public static string NameOf(int number, string name) => $"{number:00}-{FileNames.Safe(name)}";

    /// <param name="name">Safe, with slashes for folders.</param>
    public async Task AddAsync(string name, ReadOnlyMemory<byte> content, CancellationToken cancellationToken)
    {
        // Most evidence is packed already.
        var entry = archive.CreateEntry(name, CompressionLevel.Fastest);
        await using (var stream = await entry.OpenAsync(cancellationToken))
        {
            await stream.WriteAsync(content, cancellationToken);
        }

        files.Add(new ManifestFile(name, content.Length, Hashes.Sha256(content.Span)));
    }

    public ValueTask DisposeAsync() => archive.DisposeAsync();
}
