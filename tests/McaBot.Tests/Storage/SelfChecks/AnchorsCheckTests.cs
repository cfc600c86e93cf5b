using McaBot.Benchmarks.History.Filling;
using McaBot.Benchmarks.History.Wire;
using McaBot.Platform.SelfChecks;
using McaBot.Storage;
using McaBot.Storage.SelfChecks;
using McaBot.Tests.Attestations.Doubles;
using McaBot.Tests.Storage.Doubles;

namespace McaBot.Tests.Storage.SelfChecks;

/// <summary>What the check looked at is what it says it looked at.</summary>
public sealed class AnchorsCheckTests : IAsyncLifetime
{
    private readonly DateTimeOffset now = TimeProvider.System.GetUtcNow();
    private BlobStandIn standIn = null!;
    private TestStorage storage = null!;

    private HeldContainer Container => standIn.Account.Containers[storage.Options.Container];

    public async Task InitializeAsync()
    {
        standIn = await BlobStandIn.StartAsync();
        storage = await TestStorage.AtAsync(standIn.ConnectionString);
    }

    public async Task DisposeAsync()
    {
        await storage.DisposeAsync();
        await standIn.DisposeAsync();
    }

    [Theory]
    [InlineData(0, "no ledger yet", 1)]
    [InlineData(100, "the newest 20 match their ledgers; verify checks them all", 1)]
    [InlineData(5000, "the newest 20 match their ledgers; verify checks them all", 1)]
    [InlineData(5001, "the newest 20 of the first 5000 customers match their ledgers; verify checks them all", 2)]
    public async Task It_says_of_how_many_customers_it_took_the_newest_and_lists_no_more(int customers, string says, int lists)
    {
        Enumerable.Range(0, customers).ToList().ForEach(_ => PutAnchor(Guid.NewGuid(), now.AddDays(-2)));

        var line = await LineAsync();

        Assert.Equal((CheckState.Ok, says), (line.State, line.Says));
        Assert.Equal(lists, standIn.Calls.Count(call => call.Name == BlobNames.Heads));
        var read = standIn.Calls.Count(call => call.Name.StartsWith(BlobNames.Ledgers, StringComparison.Ordinal));
        Assert.Equal(Math.Min(customers, 20), read);
    }

    [Fact]
    public async Task Beyond_a_thousand_the_one_that_was_written_last_is_among_those_that_are_read()
    {
        new HistoryFilling(standIn.Account, Container, Partner.Tenant, now).Fill(1500, 1500);
        var last = new Guid("ffffffff-ffff-4fff-8fff-ffffffffffff");
        PutAnchor(last, now, sequence: 3);

        var line = await LineAsync();

        Assert.Equal(CheckState.Wrong, line.State);
        Assert.Contains($"1 of the newest 20 do not hold: {last:D}", line.Says, StringComparison.Ordinal);
    }

    /// <param name="sequence">None: of a ledger that is not there, nothing is missing.</param>
    private void PutAnchor(Guid customer, DateTimeOffset written, int sequence = 0) => standIn.Account.Put(
        Container, BlobNames.Head(customer), System.Text.Encoding.UTF8.GetBytes($$"""{"sequence":{{sequence}},"hash":""}"""), written);

    private async Task<CheckLine> LineAsync()
    {
        standIn.TakeCalls();
        return Assert.Single(await new AnchorsCheck(storage.Store, storage.Files).RunAsync(default));
    }
}
