using McaBot.Attestations;
using McaBot.Storage;
using McaBot.Storage.Projections;
using McaBot.Tests.Attestations.Doubles;
using McaBot.Tests.Storage.Doubles;

namespace McaBot.Tests.Storage.Projections;

public sealed class OpenMarkersTests : IAsyncLifetime
{
    private static readonly Guid Customer = Partner.Customer;
    private TestStorage storage = null!;

    public async Task InitializeAsync() => storage = await TestStorage.NewAsync();

    public async Task DisposeAsync() => await storage.DisposeAsync();

    [Fact]
    public async Task Markers_are_listed_and_strangers_among_them_ignored()
    {
        Assert.Empty(await ListAsync());
        Guid[] customers = [Guid.NewGuid(), Guid.NewGuid(), Guid.NewGuid()];
        await Task.WhenAll(customers.Select(c => storage.Markers.WriteAsync(c, default)));
        await storage.Direct.GetBlobClient("open/x").UploadAsync(BinaryData.Empty);
        await storage.Direct.GetBlobClient("open/../x").UploadAsync(BinaryData.Empty);
        await storage.Direct.GetBlobClient($"open/{Guid.NewGuid():N}").UploadAsync(BinaryData.Empty);

        Assert.Equal(customers.Order(), (await ListAsync()).Order());
    }

    [Fact]
    public async Task A_marker_is_empty()
    {
        await storage.Markers.WriteAsync(Customer, default);

        Assert.Empty(await storage.BytesAsync($"open/{Customer:D}"));
    }

    [Fact]
    public async Task The_marker_of_a_quiet_customer_is_forgotten()
    {
        await storage.Markers.WriteAsync(Customer, default);

        Assert.True(await storage.Markers.ForgetAsync(Customer, storage.Ledger, default));
        Assert.Empty(await ListAsync());
        Assert.False(await storage.Markers.ForgetAsync(Customer, storage.Ledger, default));
    }

    [Fact]
    public async Task The_marker_of_an_open_attestation_and_of_a_due_effect_stays()
    {
        var id = Guid.NewGuid();
        var ledger = (await storage.Ledger.AppendAsync(CustomerLedger.Empty(Customer), Entries.Of(id, Entries.Requested()), default))!;
        Assert.False(await storage.Markers.ForgetAsync(Customer, storage.Ledger, default));

        var effect = Guid.NewGuid();
        ledger = (
            await storage.Ledger.AppendAsync(ledger, Entries.Of(id, new Withdrawn(), new MessageDue(effect, MessageKind.Index)), default))!;
        Assert.False(await storage.Markers.ForgetAsync(Customer, storage.Ledger, default));

        await storage.Ledger.AppendAsync(ledger, Entries.Of(id, new MessageDone(effect)), default);
        Assert.True(await storage.Markers.ForgetAsync(Customer, storage.Ledger, default));
    }

    [Fact]
    public async Task A_request_that_begins_while_the_marker_is_being_forgotten_keeps_it()
    {
        await storage.Markers.WriteAsync(Customer, default);
        var begins = new Meanwhile(storage.Ledger, async () =>
            await storage.Ledger.AppendAsync(CustomerLedger.Empty(Customer), Entries.Of(Guid.NewGuid(), Entries.Requested()), default));

        Assert.False(await storage.Markers.ForgetAsync(Customer, begins, default));
        Assert.Equal([Customer], await ListAsync());
        Assert.NotNull((await storage.Ledger.ReadAsync(Customer, default)).Open);
    }

    [Fact]
    public async Task A_marker_just_written_stays_because_its_append_may_be_on_the_way()
    {
        var markers = new OpenMarkers(storage.Store);
        await markers.WriteAsync(Customer, default);

        Assert.False(await markers.ForgetAsync(Customer, storage.Ledger, default));
        Assert.Equal([Customer], await ListAsync());
        Assert.True(markers.Settling > 2 * BlobStore.Longest);
    }

    [Fact]
    public async Task The_marker_of_a_broken_ledger_stays()
    {
        await storage.Markers.WriteAsync(Customer, default);
        await storage.Direct.GetBlobClient($"ledger/{Customer:D}.jsonl").UploadAsync(BinaryData.FromString("x\n"));

        Assert.False(await storage.Markers.ForgetAsync(Customer, storage.Ledger, default));
    }

    private async Task<List<Guid>> ListAsync()
    {
        var all = new List<Guid>();
        await foreach (var customer in storage.Markers.ListAsync(default))
        {
            all.Add(customer);
        }

        return all;
    }

    /// <summary>Something happens right after the ledger was read.</summary>
    private sealed class Meanwhile(ILedger ledger, Func<Task> happens) : ILedger
    {
        public async Task<CustomerLedger> ReadAsync(Guid customer, CancellationToken cancellationToken)
        {
            var read = await ledger.ReadAsync(customer, cancellationToken);
            await happens();
            return read;
        }

        public Task<CustomerLedger?> AppendAsync(
            CustomerLedger present, IReadOnlyList<Entry> entries,
            CancellationToken cancellationToken) => ledger.AppendAsync(present, entries, cancellationToken);
    }
}
