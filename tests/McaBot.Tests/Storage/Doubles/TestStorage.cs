using Azure.Core.Pipeline;
using Azure.Storage.Blobs;
using McaBot.Attestations;
using McaBot.Platform.Caching;
using McaBot.Sandbox.Processes;
using McaBot.Storage;
using McaBot.Storage.Ledger;
using McaBot.Storage.Projections;
using McaBot.Tests.Attestations.Doubles;
using McaBot.Tests.Support;
using Microsoft.Extensions.Caching.Memory;

namespace McaBot.Tests.Storage.Doubles;

/// <summary>A container of one's own in Azurite, and everything that is built on it.</summary>
internal sealed class TestStorage : IAsyncDisposable
{
    private readonly TimeProvider time;

    private TestStorage(string connectionString, string name, TimeProvider time)
    {
        this.time = time;
        Options = new StorageOptions { ConnectionString = connectionString, Container = name };
        Direct = new BlobContainerClient(connectionString, name);
        Store = new BlobStore(BlobContainerFactory.Create(Options, null, client =>
        {
            client.Transport = new HttpClientTransport(new HttpClient(Wire));
            client.Retry.Delay = TimeSpan.FromMilliseconds(1);
            client.Retry.MaxDelay = TimeSpan.FromMilliseconds(1);
            client.Retry.NetworkTimeout = Waiting.Limit;
        }), time, Log.Of<BlobStore>());
        Markers = new OpenMarkers(Store) { Settling = TimeSpan.Zero };
        Heads = new LedgerAnchors(Store, Log.Of<LedgerAnchors>());
        Ledger = new BlobLedger(new LedgerStore(Store), Markers, Heads, Log.Of<BlobLedger>());
        Files = new LedgerFiles(new LedgerStore(Store), Heads);
        Checks = new LedgerChecks(Files, Heads, Markers, []);
        Details = new BlobDetails(Store, Log.Of<BlobDetails>());
        People = NewPeople();
        Channels = new ChannelSubscriptions(Store, NewCache(), Log.Of<ChannelSubscriptions>());
        Indexes = new Indexes(Store, Ledger, Details, time, Log.Of<Indexes>());
    }

    public StorageOptions Options { get; }

    public Wire Wire { get; } = new();

    public LogLines Log { get; } = new();

    /// <summary>Past the wire, for what a test looks at or tampers with.</summary>
    public BlobContainerClient Direct { get; }

    public BlobStore Store { get; }

    public OpenMarkers Markers { get; }

    public LedgerAnchors Heads { get; }

    public BlobLedger Ledger { get; }

    public LedgerFiles Files { get; }

    public LedgerChecks Checks { get; }

    public BlobDetails Details { get; }

    public People People { get; }

    public ChannelSubscriptions Channels { get; }

    public Indexes Indexes { get; }

    public static async Task<TestStorage> NewAsync(TimeProvider? time = null) =>
        await AtAsync((await Azurite.SharedAsync()).ConnectionString, time);

    /// <param name="connectionString">Of storage that runs already.</param>
    public static async Task<TestStorage> AtAsync(string connectionString, TimeProvider? time = null)
    {
        var storage = new TestStorage(connectionString, $"t{Guid.NewGuid():N}", time ?? new ProcessTime { StretchesDeadlines = true });
        await storage.Direct.CreateAsync();
        return storage;
    }

    /// <summary>As another process would have them.</summary>
    public People NewPeople() => new(Store, NewCache(), Log.Of<People>());

    /// <summary>Has the indexes name a request of a customer of this name.</summary>
    public Task IndexAsync(string company, string domain, Guid? customer = null)
    {
        var id = Guid.NewGuid();
        var attestation = Entries.LedgerOf(customer ?? Guid.NewGuid(), Entries.Of(id, Entries.Requested())).Find(id)!;
        var facts = Partner.Facts(attestation.Key.Customer);
        return Indexes.UpdateAsync(
            attestation,
            new AttestationDetails(id, "s", facts.Customer with { CompanyName = company, Domain = domain }, facts.Signatory, "T"), default);
    }

    public async Task<List<string>> BlobsAsync(string prefix = "")
    {
        var names = new List<string>();
        if (await Direct.ExistsAsync())
        {
            await foreach (
                var blob in Direct.GetBlobsAsync(
                    Azure.Storage.Blobs.Models.BlobTraits.None, Azure.Storage.Blobs.Models.BlobStates.None, prefix, default))
            {
                names.Add(blob.Name);
            }
        }

        return names;
    }

    public async Task<byte[]> BytesAsync(string name) => (await Direct.GetBlobClient(name).DownloadContentAsync()).Value.Content.ToArray();

    public async ValueTask DisposeAsync()
    {
        Wire.On = null;
        await Heads.DisposeAsync();
        await Direct.DeleteIfExistsAsync();
        Wire.Dispose();
    }

    private MemoryCache NewCache() => new(new MemoryCacheOptions { Clock = new CacheClock(time) });
}
