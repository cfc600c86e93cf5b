using McaBot.Attestations;
using McaBot.Storage;
using McaBot.Storage.Ledger;
using McaBot.Tests.Attestations.Doubles;
using McaBot.Tests.Storage.Doubles;

namespace McaBot.Tests.Storage.Ledger;

/// <summary>Azure locks whole containers: what is locked may be created and appended to, and nothing else.</summary>
public sealed class LockableLedgersTests : IAsyncLifetime
{
    private TestStorage storage = null!;
    private TestStorage locked = null!;

    public async Task InitializeAsync() => (storage, locked) = (await TestStorage.NewAsync(), await TestStorage.NewAsync());

    public async Task DisposeAsync()
    {
        await storage.DisposeAsync();
        await locked.DisposeAsync();
    }

    [Fact]
    public async Task A_container_of_their_own_holds_the_ledgers_alone_and_sees_only_creations_and_appends()
    {
        var ledger = new BlobLedger(new LedgerStore(locked.Store), storage.Markers, storage.Heads, storage.Log.Of<BlobLedger>());
        var partner = new Partner(ledger: ledger);
        var key = await partner.RequestedAsync(Partner.CardOf(Partner.Agent, "1"));
        await partner.Service.RejectAsync(key, "because", Partner.ActorOf(Partner.Manager), "c", default);

        Assert.True((await ledger.ReadAsync(Partner.Customer, default)).Find(key.Id) is { State: AttestationState.Rejected });
        Assert.Equal([$"ledger/{Partner.Customer:D}.jsonl"], await locked.BlobsAsync());
        Assert.DoesNotContain(await storage.BlobsAsync(), b => b.StartsWith("ledger/", StringComparison.Ordinal));
        var writes = locked
        .Wire.Requests.Where(r =>
            r.StartsWith("PUT ledger/", StringComparison.Ordinal) || r.StartsWith("DELETE", StringComparison.Ordinal))
        .ToList();
        Assert.Single(writes, w => !w.EndsWith(" appendblock", StringComparison.Ordinal));
        Assert.True(writes.Count > 1);
    }

    [Fact]
    public void Without_one_of_their_own_the_ledgers_are_where_everything_is()
    {
        var options = new StorageOptions { ConnectionString = storage.Options.ConnectionString, Container = "one-place" };

        Assert.Equal("one-place", BlobContainerFactory.CreateForLedgers(options, null).Name);

        options.LedgerContainer = "locked";

        Assert.Equal("locked", BlobContainerFactory.CreateForLedgers(options, null).Name);
        Assert.Equal("one-place", BlobContainerFactory.Create(options, null).Name);
    }
}
