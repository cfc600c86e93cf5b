using System.Text.RegularExpressions;
using Azure.Storage.Blobs.Specialized;
using McaBot.Attestations;
using McaBot.Storage.Ledger;
using McaBot.Tests.Attestations.Doubles;
using McaBot.Tests.Storage.Doubles;
using McaBot.Tests.Support;

namespace McaBot.Tests.Storage.Ledger;

/// <summary>Somebody can rewrite all of storage, and a fingerprint is kept elsewhere.</summary>
public sealed partial class LedgerFingerprintTests : IAsyncLifetime
{
    private static readonly TimeSpan AMoment = TimeSpan.FromSeconds(1.1);
    private static readonly Guid[] Customers = [Guid.NewGuid(), Guid.NewGuid(), Guid.NewGuid(), Guid.NewGuid()];
    private readonly ProcessTime time = new();
    private TestStorage storage = null!;
    private LedgerFingerprints fingerprints = null!;

    public async Task InitializeAsync()
    {
        storage = await TestStorage.NewAsync();
        fingerprints = new LedgerFingerprints(
            storage.Store, new LedgerStore(storage.Store), storage.Heads, time, storage.Log.Of<LedgerFingerprints>());
    }

    public async Task DisposeAsync() => await storage.DisposeAsync();

    [Fact]
    public async Task What_was_added_since_changes_nothing_and_what_was_rewritten_cut_or_removed_is_named()
    {
        foreach (var customer in Customers)
        {
            await PutAsync(customer, Closed(customer, 3));
        }

        var taken = await fingerprints.TakeAsync(default);
        Assert.Equal((4, 60), (taken.Ledgers, taken.Entries));
        foreach (var customer in Customers)
        {
            await PutAsync(customer, [.. await LinesOfAsync(customer), .. Closed(customer, 1, await ReadAsync(customer))]);
        }

        Assert.Equal((FingerprintState.Compared, 4, 0), await CheckAsync(taken.Hash, []));

        await PutAsync(Customers[0], Closed(Customers[0], 4));
        await PutAsync(Customers[1], Closed(Customers[1], 2));
        await storage.Direct.DeleteBlobAsync($"ledger/{Customers[2]:D}.jsonl");
        await storage.Direct.DeleteBlobAsync($"heads/{Customers[2]:D}.json");
        var faults = new List<FingerprintFault>();

        Assert.Equal((FingerprintState.Compared, 4, 3), await CheckAsync(taken.Hash, faults));
        Assert.Equal(
            [
                (Customers[0], LedgerFaultKind.ChainBroken, false),
                (Customers[1], LedgerFaultKind.CutOff, false),
                (Customers[2], LedgerFaultKind.CutOff, true),
            ],
            faults.OrderBy(f => Array.IndexOf(Customers, f.Customer)).Select(f => (f.Customer, f.Fault.Kind, f.IsMissing)));
    }

    [Fact]
    public async Task A_list_that_was_altered_or_removed_is_told_from_one_that_never_was()
    {
        await PutAsync(Customers[0], Closed(Customers[0], 1));
        var taken = await fingerprints.TakeAsync(default);
        var list = storage.Direct.GetBlobClient($"fingerprints/lists/{taken.List:D}.txt");
        var content = (await list.DownloadContentAsync()).Value.Content.ToString();

        await list.UploadAsync(BinaryData.FromString(content.Replace(" 5 ", " 4 ", StringComparison.Ordinal)), overwrite: true);
        Assert.Equal((FingerprintState.ListAltered, 0, 0), await CheckAsync(taken.Hash, []));
        await list.DeleteAsync();
        Assert.Equal((FingerprintState.ListAltered, 0, 0), await CheckAsync(taken.Hash, []));
        Assert.Equal((FingerprintState.Unknown, 0, 0), await CheckAsync(new string('0', 64), []));
    }

    [Fact]
    public async Task While_nothing_happens_one_list_is_kept_and_without_ledgers_an_empty_one()
    {
        var none = await fingerprints.TakeAsync(default);
        Assert.Equal((FingerprintState.Compared, 0, 0), await CheckAsync(none.Hash, []));

        await PutAsync(Customers[0], Closed(Customers[0], 1));
        var first = await fingerprints.TakeAsync(default);
        var second = await fingerprints.TakeAsync(default);

        Assert.Equal(first.Hash, second.Hash);
        Assert.Equal(
            new[]
            {
                $"fingerprints/{first.Hash}.json",
                $"fingerprints/{none.Hash}.json",
                "fingerprints/latest.json",
                $"fingerprints/lists/{first.List:D}.txt",
                $"fingerprints/lists/{none.List:D}.txt",
            }.Order(StringComparer.Ordinal),
            (await storage.BlobsAsync("fingerprints/")).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task The_next_one_reads_what_was_noted_since_however_many_ledgers_there_are()
    {
        var few = await CallsOfRenewalAsync(5);
        var many = await CallsOfRenewalAsync(200);

        Assert.Equal(few, many);
        Assert.Single(many, call => call.StartsWith("GET heads/", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_next_one_says_the_same_as_one_that_reads_everything_whatever_began_went_on_or_is_gone()
    {
        foreach (var customer in Customers[..3])
        {
            await PutAsync(customer, Closed(customer, 1));
        }

        await TakesLongAgoAsync();
        await PutAsync(Customers[0], Closed(Customers[0], 2));
        await storage.Direct.DeleteBlobAsync($"heads/{Customers[1]:D}.json");
        await PutAsync(Customers[3], Closed(Customers[3], 3));

        var renewed = await fingerprints.RenewAsync(default);

        Assert.Equal((await fingerprints.TakeAsync(default)).Hash, renewed.Hash);
        Assert.Equal((3, 30), (renewed.Ledgers, renewed.Entries));
    }

    [Fact]
    public async Task A_list_that_was_altered_is_not_gone_on_from()
    {
        await PutAsync(Customers[0], Closed(Customers[0], 1));
        var taken = await TakesLongAgoAsync();
        var list = storage.Direct.GetBlobClient($"fingerprints/lists/{taken.List:D}.txt");
        var content = (await list.DownloadContentAsync()).Value.Content.ToString();
        await list.UploadAsync(BinaryData.FromString(content.Replace(" 5 ", " 4 ", StringComparison.Ordinal)), overwrite: true);

        Assert.Equal(taken.Hash, (await fingerprints.RenewAsync(default)).Hash);
    }

    [Fact]
    public async Task A_long_list_is_written_and_read_in_pieces()
    {
        var lists = new AnchorLists(storage.Store);
        var anchors = Enumerable
            .Range(1, 30_000)
            .Select(i => new CustomerAnchor(new Guid(i, 1, 1, new byte[8]), new LedgerAnchor(i, Hashes.Sha256($"{i}"))))
            .ToList();

        var written = await lists.WriteAsync(Guid.NewGuid(), anchors.ToAsyncEnumerable(), default);

        Assert.True(storage.Wire.Requests.Count(r => r.EndsWith(" block", StringComparison.Ordinal)) >= 3);
        Assert.True(await lists.FindHashAsync(written.List, default) is { } found && found.Hash == written.Hash);
        Assert.Equal(
            anchors, await lists.ReadAsync(written.List, (await lists.FindHashAsync(written.List, default))!.Tag, default).ToListAsync());
    }

    /// <summary>Storage tells to the second when a blob was written: what comes next is surely later.</summary>
    private async Task<Fingerprint> TakesLongAgoAsync()
    {
        await Task.Delay(AMoment, TimeProvider.System);
        time.Wrong = LedgerFingerprints.Margin;
        var taken = await fingerprints.TakeAsync(default);
        await Task.Delay(AMoment, TimeProvider.System);
        return taken;
    }

    /// <summary>Of one after which a single ledger went on, by method and prefix.</summary>
    private async Task<IReadOnlyList<string>> CallsOfRenewalAsync(int ledgers)
    {
        var customers = Enumerable.Range(1, ledgers).Select(i => new Guid(i, 1, 1, new byte[8])).ToList();
        await Parallel.ForEachAsync(customers, new ParallelOptions { MaxDegreeOfParallelism = 8 }, async (customer, _) =>
            await NoteAsync(customer, new LedgerAnchor(5, Hashes.Sha256($"{customer}"))));
        await TakesLongAgoAsync();
        await NoteAsync(customers[ledgers / 2], new LedgerAnchor(6, Hashes.Sha256("more")));
        var made = storage.Wire.Requests.Count;

        var renewed = await fingerprints.RenewAsync(default);

        Assert.Equal((ledgers, (5 * ledgers) + 1), (renewed.Ledgers, renewed.Entries));
        return [.. storage.Wire.Requests.Skip(made).Select(call => Ids().Replace(call, "{id}")).Order(StringComparer.Ordinal)];
    }

    private static byte[] Closed(Guid customer, int attestations, CustomerLedger? after = null) =>
    LedgerFormat.Write(
        after ?? CustomerLedger.Empty(customer),
        [
            .. Enumerable
                .Range(0, attestations)
                .SelectMany(_ =>
                    Entries.Of(
                        Guid.NewGuid(), Entries.Requested(), new Assigned(ApprovalRoute.Manager, [Partner.Manager]), new Approved(),
                        new HandedOff(), new Completed("PC-2026-0042"))),
        ]);

    /// <summary>A history that holds, with its anchor: whatever was there before.</summary>
    private async Task PutAsync(Guid customer, byte[] lines)
    {
        var blob = storage.Direct.GetAppendBlobClient($"ledger/{customer:D}.jsonl");
        await blob.CreateAsync();
        await blob.AppendBlockAsync(new MemoryStream(lines));
        var ledger = LedgerFormat.Read(customer, lines);
        Assert.Null(ledger.Fault);
        await NoteAsync(customer, new LedgerAnchor(ledger.Sequence, ledger.Head));
    }

    private async Task NoteAsync(Guid customer, LedgerAnchor anchor) => await storage
        .Direct.GetBlobClient($"heads/{customer:D}.json")
        .UploadAsync(BinaryData.FromString($$"""{"sequence":{{anchor.Sequence}},"hash":"{{anchor.Hash}}"}"""), overwrite: true);

    private Task<byte[]> LinesOfAsync(Guid customer) => storage.BytesAsync($"ledger/{customer:D}.jsonl");

    private async Task<CustomerLedger> ReadAsync(Guid customer) => LedgerFormat.Read(customer, await LinesOfAsync(customer));

    private async Task<(FingerprintState, long, long)> CheckAsync(string hash, List<FingerprintFault> faults)
    {
        var check = await fingerprints.CheckAsync(hash, faults.Add, default);
        Assert.Equal(check.Broken, faults.Count);
        return (check.State, check.Ledgers, check.Broken);
    }

    [GeneratedRegex("[0-9a-f]{8}-[0-9a-f-]{27}|[0-9a-f]{64}")]
    private static partial Regex Ids();
}
