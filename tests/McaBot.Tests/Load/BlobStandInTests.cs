using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Blobs.Specialized;
using McaBot.Attestations;
using McaBot.Benchmarks.History.Wire;
using McaBot.Sandbox.Processes;
using McaBot.Storage;
using McaBot.Storage.Ledger;
using McaBot.Tests.Attestations;
using McaBot.Tests.Storage.Doubles;

namespace McaBot.Tests.Load;

/// <summary>
/// Figures of the benchmark of long histories count only where its storage answers as storage does: every kind of call McaBot makes is made
/// of it and of Azurite, in the ways in which McaBot makes it, with what may go wrong.
/// </summary>
public sealed class BlobStandInTests : IAsyncLifetime
{
    private static readonly BlobRequestConditions New = new() { IfNoneMatch = ETag.All };
    private static readonly BlobRequestConditions Stale = new() { IfMatch = new ETag("\"0x8D0000000000000\"") };
    private static readonly Guid Customer = GoldenLedger.Customer;
    private static readonly Guid List = new("0a1b2c3d-0000-4000-8000-0000000000f1");

    private BlobStandIn standIn = null!;

    public async Task InitializeAsync() => standIn = await BlobStandIn.StartAsync();

    public async Task DisposeAsync() => await standIn.DisposeAsync();

    [Fact]
    public Task Single_blobs_are_written_read_and_deleted_on_the_same_conditions() => AnswersAlikeAsync(async storage =>
    {
        const string Name = "people/0a1b2c3d-0000-4000-8000-000000000001";
        var store = storage.Store;
        Assert.Null(await store.ReadAsync(Name, default));
        Assert.False(await store.WriteAsync(Name, Text("in vain"), Stale, default));
        Assert.True(await store.WriteAsync(Name, Text("first"), New, default));
        Assert.False(await store.WriteAsync(Name, Text("second"), New, default));
        var first = await store.ReadAsync(Name, default);
        Assert.True(await store.WriteAsync(Name, Text("third"), new() { IfMatch = first!.Tag }, default));
        Assert.False(await store.WriteAsync(Name, Text("fourth"), new() { IfMatch = first.Tag }, default));
        Assert.True(await store.WriteAsync(Name, BinaryData.Empty, null, default));
        Assert.Empty((await store.ReadAsync(Name, default))!.Content.ToArray());
        Assert.False(await store.DeleteAsync(Name, Stale, default));
        Assert.True(await store.DeleteAsync(Name, default));
        Assert.False(await store.DeleteAsync(Name, default));
    });

    [Fact]
    public Task Ledgers_grow_where_they_end_and_nowhere_else() => AnswersAlikeAsync(async storage =>
    {
        var entries = GoldenLedger.Entries;
        var empty = await storage.Ledger.ReadAsync(Customer, default);
        Assert.Null(await storage.Ledger.AppendAsync(empty with { IsPrepared = true }, [entries[0]], default));
        var prepared = await storage.Ledger.PrepareAsync(empty, default);
        await storage.Ledger.PrepareAsync(empty, default);
        var one = await storage.Ledger.AppendAsync(prepared, [entries[0]], default);

        // The anchor is noted after the answer.
        await storage.Heads.DisposeAsync();
        Assert.Null(await storage.Ledger.AppendAsync(empty with { IsPrepared = true }, [entries[0] with { Id = Guid.NewGuid() }], default));
        Assert.Equal(3, (await storage.Ledger.AppendAsync(one!, [entries[1], entries[2]], default))!.Sequence);
        await storage.Heads.DisposeAsync();
        Assert.Equal(3, (await storage.Ledger.ReadAsync(Customer, default)).Sequence);

        // Nobody may append to what is no append blob.
        await storage.Store.WriteAsync(BlobNames.Ledger(List), Text("a block blob"), null, default);
        await RefusedAsync(storage, c => c.GetAppendBlobClient(BlobNames.Ledger(List)).AppendBlockAsync(Stream("line")));
    });

    [Fact]
    public Task Lines_are_added_and_rewritten() => AnswersAlikeAsync(async storage =>
    {
        var lines = new LineBlobs(storage.Store, storage.Log.Of<LineBlobs>());
        await lines.AppendWhileThereIsRoomAsync("index/days/2026-11-29.jsonl", "one\n"u8.ToArray(), default);
        await lines.AppendAsync("index/days/2026-11-29.jsonl", "two\n"u8.ToArray(), default);
        await lines.RewriteAsync("index/days/2026-11-29.jsonl", before => [.. before, "three"], default);
        await lines.AppendAsync("index/days/2026-11-29.jsonl", "four\n"u8.ToArray(), default);
        Assert.Equal(["one", "two", "three", "four"], await lines.ReadWithBaseAsync("index/days/2026-11-29.jsonl", default));
    });

    [Fact]
    public Task Long_lists_are_staged_in_pieces_and_read_by_ranges() => AnswersAlikeAsync(async storage =>
    {
        var lists = new AnchorLists(storage.Store);
        var anchors = Enumerable.Range(1, 20_000)
            .Select(i => new CustomerAnchor(new Guid(i, 1, 1, new byte[8]), new LedgerAnchor(i, Hashes.Sha256($"{i}"))))
            .ToList();
        Assert.Null(await lists.FindHashAsync(List, default));
        var written = await lists.WriteAsync(List, anchors.ToAsyncEnumerable(), default);
        var found = await lists.FindHashAsync(List, default);
        Assert.Equal(written.Hash, found!.Hash);
        Assert.Equal(anchors, await lists.ReadAsync(List, found.Tag, default).ToListAsync());
        await lists.WriteAsync(List, anchors.Take(1).ToAsyncEnumerable(), default);
        await RefusedAsync(storage, c => c.GetBlobClient(BlobNames.AnchorList(List)).DownloadContentAsync(
            new BlobDownloadOptions { Range = new HttpRange(0, 10), Conditions = new BlobRequestConditions { IfMatch = found.Tag } }));
        await RefusedAsync(storage, c => c.GetBlobClient(BlobNames.AnchorList(List)).DownloadContentAsync(
            new BlobDownloadOptions { Range = new HttpRange(1_000_000, 10) }));
        await RefusedAsync(storage, c => c.GetBlockBlobClient(BlobNames.AnchorList(List)).CommitBlockListAsync(["bm90IHN0YWdlZA=="]));
    });

    [Fact]
    public Task Files_are_streamed_with_what_is_known_of_them() => AnswersAlikeAsync(async storage =>
    {
        const string Name = "offers/0a1b2c3d-0000-4000-8000-000000000002/0a1b2c3d-0000-4000-8000-000000000003";
        await storage.Store.CallAsync(
            async (c, token) =>
            {
                var options = new BlockBlobOpenWriteOptions { Metadata = new Dictionary<string, string> { ["name"] = "YQ==" } };
                await using var stream = await c.GetBlockBlobClient(Name).OpenWriteAsync(overwrite: true, options, token);
                await stream.WriteAsync("a fi"u8.ToArray(), token);
                await stream.FlushAsync(token);
                await stream.WriteAsync("le"u8.ToArray(), token);
                return true;
            },
            default);
        var found = await storage.Store.AskAsync((c, token) => c.GetBlobClient(Name).GetPropertiesAsync(cancellationToken: token), default);
        Assert.Equal(("YQ==", 6), (found.Value.Metadata["name"], found.Value.ContentLength));
        Assert.Equal(["YQ=="], await MetadataOfAsync(storage, "offers/"));
        await storage.Store.CallAsync(
            (c, token) => c.GetBlobClient(Name).UploadAsync(
                BinaryData.Empty, new BlobUploadOptions { Metadata = new Dictionary<string, string> { ["state"] = "taken" } }, token),
            default);
        Assert.Equal(["taken"], await MetadataOfAsync(storage, "offers/"));
    });

    [Fact]
    public Task What_begins_alike_is_listed_in_order_page_by_page() => AnswersAlikeAsync(async storage =>
    {
        foreach (var name in new[] { "open/b", "open/a", "opened", "state%2f1", "state%2f2", "open/c/d", "a", "open/é ü" })
        {
            await storage.Store.WriteAsync(name, Text(name), null, default);
        }

        Assert.Equal([["open/a", "open/b"], ["open/c/d", "open/é ü"]], await PagesAsync(storage, "open/", 2));
        Assert.Equal([["state%2f1", "state%2f2"]], await PagesAsync(storage, "state%2f", 2));
        Assert.Equal([[]], await PagesAsync(storage, "nothing/", 2));
        var listed = await storage.Store.ListBlobsAsync("open/a", default).SingleAsync();
        Assert.Equal(("open/a", 6), (listed.Name, listed.Length));
    });

    [Fact]
    public Task Markers_are_forgotten_by_their_age_and_writing() => AnswersAlikeAsync(async storage =>
    {
        await storage.Markers.WriteAsync(Customer, default);
        Assert.False(await storage.Markers.ForgetAsync(List, storage.Ledger, default));
        Assert.True(await storage.Markers.ForgetAsync(Customer, storage.Ledger, default));
        Assert.False(await storage.Markers.ForgetAsync(Customer, storage.Ledger, default));
    });

    [Fact]
    public Task Containers_are_made_known_and_missed() => AnswersAlikeAsync(async storage =>
    {
        Assert.True((await storage.Store.AskAsync((c, token) => c.ExistsAsync(token), default)).Value);
        await storage.Store.CallAsync((c, token) => c.CreateIfNotExistsAsync(cancellationToken: token), default);
        await storage.Store.CallAsync(
            (c, token) => c.SetMetadataAsync(new Dictionary<string, string> { ["mcabot"] = "1" }, cancellationToken: token), default);
        var known = await storage.Store.AskAsync((c, token) => c.GetPropertiesAsync(cancellationToken: token), default);
        Assert.Equal("1", known.Value.Metadata["mcabot"]);
        Assert.NotEqual(true, known.Value.HasImmutabilityPolicy);
        await storage.Store.CallAsync((c, token) => c.DeleteAsync(cancellationToken: token), default);

        Assert.False((await storage.Store.AskAsync((c, token) => c.ExistsAsync(token), default)).Value);
        await RefusedAsync(storage, c => c.GetBlobClient("a").DownloadContentAsync());
        await RefusedAsync(storage, c => c.GetBlobClient("a").UploadAsync(Text("a")));
        await RefusedAsync(storage, c => c.GetBlobClient("a").DeleteAsync());
        await RefusedAsync(storage, c => c.GetAppendBlobClient("a").AppendBlockAsync(Stream("a")));
        await RefusedAsync(storage, async c => await c.GetBlobsAsync().AnyAsync());
    });

    private async Task AnswersAlikeAsync(Func<TestStorage, Task> act)
    {
        var expected = await TranscriptAsync((await Azurite.SharedAsync()).ConnectionString, act);
        var answered = await TranscriptAsync(standIn.ConnectionString, act);

        Assert.NotEmpty(expected);
        Assert.Equal(string.Join('\n', expected), string.Join('\n', answered));
    }

    private static async Task<IReadOnlyList<string>> TranscriptAsync(string connectionString, Func<TestStorage, Task> act)
    {
        await using var storage = await TestStorage.AtAsync(connectionString);
        var transcript = new WireTranscript(storage.Wire);
        await act(storage);

        // What is asked side by side is answered in any order.
        return [.. transcript.Lines.Order(StringComparer.Ordinal)];
    }

    private static async Task RefusedAsync(TestStorage storage, Func<BlobContainerClient, Task> act) =>
        await Assert.ThrowsAnyAsync<StoreUnavailableException>(() => storage.Store.CallAsync(
            async (c, _) =>
            {
                await act(c);
                return true;
            },
            default));

    private static async Task<List<List<string>>> PagesAsync(TestStorage storage, string prefix, int size)
    {
        var pages = new List<List<string>>();
        await storage.Store.AskAsync(
            async (c, token) =>
            {
                await foreach (var page in c.GetBlobsAsync(BlobTraits.None, BlobStates.None, prefix, token).AsPages(null, size))
                {
                    pages.Add([.. page.Values.Select(blob => blob.Name)]);
                }

                return true;
            },
            default);
        return pages;
    }

    private static Task<List<string>> MetadataOfAsync(TestStorage storage, string prefix) => storage.Store.AskAsync(
        async (c, token) =>
        {
            var found = new List<string>();
            await foreach (var blob in c.GetBlobsAsync(BlobTraits.Metadata, BlobStates.None, prefix, token))
            {
                found.AddRange(blob.Metadata.Values);
            }

            return found;
        },
        default);

    private static BinaryData Text(string text) => BinaryData.FromString(text);

    private static MemoryStream Stream(string text) => new(System.Text.Encoding.UTF8.GetBytes(text));
}
