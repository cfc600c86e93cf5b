using System.IO.Compression;
using McaBot.Teams.Files;
using McaBot.Tests.Storage.Doubles;

namespace McaBot.Tests.Teams.Files;

public sealed class OfferStoreTests : IAsyncLifetime
{
    private TestStorage storage = null!;

    public async Task InitializeAsync() => storage = await TestStorage.NewAsync();

    public async Task DisposeAsync() => await storage.DisposeAsync();

    [Fact]
    public async Task An_archive_is_committed_once_however_many_files_are_in_it_and_however_often_each_is_flushed()
    {
        var person = Guid.NewGuid();
        var offers = new OfferStore(storage.Store, TimeProvider.System);

        var offer = await offers.WriteAsync(person, "many.zip", isOfRecords: true, WriteAsync, default);

        Assert.InRange(storage.Wire.Requests.Count(request => request.EndsWith("blocklist", StringComparison.Ordinal)), 1, 2);
        Assert.InRange(storage.Wire.Requests.Count(request => request.EndsWith(" block", StringComparison.Ordinal)), 1, 2);
        await using var archive = new ZipArchive(new MemoryStream((await offers.ReadAsync(offer, 0, (int)offer.Size, default)).ToArray()));
        Assert.Equal(50, archive.Entries.Count);
        Assert.All(archive.Entries, entry => Assert.Equal(7, entry.Length));
    }

    private static async Task WriteAsync(Stream stream, CancellationToken cancellationToken)
    {
        await using var archive = await ZipArchive.CreateAsync(
            stream, ZipArchiveMode.Create, leaveOpen: true, entryNameEncoding: null, cancellationToken);
        for (var file = 0; file < 50; file++)
        {
            await using var entry = await archive.CreateEntry($"{file}.txt").OpenAsync(cancellationToken);
            await using var text = new StreamWriter(entry);
            await text.WriteAsync("a\u00a0file".AsMemory(), cancellationToken);
            await text.FlushAsync(cancellationToken);
        }
    }
}
