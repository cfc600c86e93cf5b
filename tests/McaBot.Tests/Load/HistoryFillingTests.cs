using McaBot.Attestations;
using McaBot.Benchmarks.History.Filling;
using McaBot.Benchmarks.History.Wire;
using McaBot.Storage;
using McaBot.Storage.Ledger;
using McaBot.Storage.Projections;
using McaBot.Tests.Attestations.Doubles;
using McaBot.Tests.Storage.Doubles;

namespace McaBot.Tests.Load;

/// <summary>A history that is generated is one that McaBot could have written.</summary>
public sealed class HistoryFillingTests : IAsyncLifetime
{
    private const int Closed = 120;
    private const int Customers = 30;
    private static readonly string[] Kept = ["index/people/", "index/words/", "index/numbers/", "heads/"];

    private readonly DateTimeOffset now = TimeProvider.System.GetUtcNow();
    private BlobStandIn standIn = null!;
    private TestStorage storage = null!;

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

    [Fact]
    public async Task Every_ledger_holds_with_its_anchor_and_details_and_as_much_is_open_as_is_said()
    {
        var open = Filling().Fill(Closed, Customers);

        var verdicts = new List<LedgerVerdict>();
        var evidence = new BlobEvidence(storage.Store, storage.Log.Of<BlobEvidence>());
        await new LedgerChecks(storage.Files, storage.Heads, storage.Markers, [new RecordPartsCheck(storage.Details, evidence)])
            .CheckAllAsync(verdicts.Add, default);

        Assert.Equal(Customers + HistoryFilling.Open, verdicts.Count);
        Assert.All(verdicts, verdict => Assert.True(verdict is { IsSound: true, HasAnchor: true, Newer: 0 }, $"{verdict}"));
        Assert.Equal(HistoryFilling.Open, open.Count);
        Assert.Equal(
            open.Select(o => o.Key.Customer).Order(), (await storage.Markers.ListAsync(default).ToListAsync()).Order());
        Assert.Equal(Closed, (await storage.BlobsAsync("details/")).Count - HistoryFilling.Open);
    }

    [Fact]
    public async Task A_rebuild_of_its_indexes_finds_nothing_to_add_and_counts_the_same_days_and_months()
    {
        Filling().Fill(Closed, Customers);
        var months = await storage.Indexes.MonthsAsync(default);
        var (inMonths, days) = (await InMonthsAsync(months), await DaysAsync());
        var made = storage.Wire.Requests.Count;

        await Rebuild().RunAsync(null, default);

        var written = storage.Wire.Requests.Skip(made).Where(call => !call.StartsWith("GET", StringComparison.Ordinal)).ToList();
        Assert.DoesNotContain(written, call => Kept.Any(prefix => call.StartsWith($"PUT {prefix}", StringComparison.Ordinal)));
        Assert.True(months.Count > 12, $"{months.Count} months");
        Assert.Equal(months, await storage.Indexes.MonthsAsync(default));
        Assert.Equal(inMonths, await InMonthsAsync(months));
        Assert.Equal(Closed * 2, days.Count);
        Assert.Equal(days, await DaysAsync());
    }

    [Fact]
    public async Task The_digest_of_the_day_before_left_a_fingerprint_that_is_gone_on_from()
    {
        Filling().Fill(Closed, Customers);
        var fingerprints = new LedgerFingerprints(
            storage.Store, new LedgerStore(storage.Store), storage.Heads, TimeProvider.System, storage.Log.Of<LedgerFingerprints>());

        var renewed = await fingerprints.RenewAsync(default);

        Assert.DoesNotContain(storage.Wire.Requests, call => call.StartsWith("GET heads/", StringComparison.Ordinal));
        Assert.Equal(renewed.Hash, (await fingerprints.TakeAsync(default)).Hash);
        Assert.True((await fingerprints.CheckAsync(renewed.Hash, _ => { }, default)).Holds);
    }

    [Fact]
    public async Task Lists_and_searches_find_in_it_what_they_find_in_any()
    {
        var open = Filling().Fill(Closed, Customers);

        var mine = await storage.Indexes.MineAsync(HistoryPeople.Agent, default);
        var waiting = await storage.Indexes.WaitingForAsync(HistoryPeople.Manager, default);
        var byName = await storage.Indexes.FindCustomersAsync(open[3].Company, default);
        var byNumber = await storage.Indexes.FindCustomersAsync(open[3].Key.Number, default);

        var closed = mine.Where(r => !Transitions.IsOpen(r.State)).ToList();
        Assert.Equal((HistoryFilling.Open, 20), (mine.Count - closed.Count, closed.Count));
        Assert.Equal(open.Select(o => o.Key.Id).Order(), waiting.Select(r => r.Attestation).Order());
        Assert.Contains(byName, found => found.Customer == open[3].Key.Customer);
        Assert.Contains(byNumber, found => found.Customer == open[3].Key.Customer);
    }

    [Fact]
    public async Task One_customer_may_have_as_long_a_history_as_is_wanted_and_one_request_that_waits()
    {
        var open = Filling().FillLong(500, 2);

        foreach (var request in open)
        {
            var ledger = await storage.Ledger.ReadAsync(request.Key.Customer, default);
            Assert.Null(ledger.Fault);
            Assert.InRange(ledger.Sequence, 500, 515);
            Assert.Equal(request.Key.Id, ledger.Open?.Key.Id);
        }
    }

    private HistoryFilling Filling()
    {
        var container = standIn.Account.Containers[storage.Options.Container];
        return new HistoryFilling(standIn.Account, container, Partner.Tenant, now);
    }

    private IndexRebuild Rebuild() => new(
        storage.Store, storage.Files, storage.Heads, storage.Markers, new DeadLetterMarkers(storage.Store),
        new RetentionMarks(storage.Store, storage.Log.Of<RetentionMarks>()), storage.Details, TimeProvider.System,
        storage.Log.Of<IndexRebuild>());

    /// <summary>What is counted by the day: each approval and each completion.</summary>
    private async Task<List<string>> DaysAsync()
    {
        var lines = new LineBlobs(storage.Store, storage.Log.Of<LineBlobs>());
        var all = new List<string>();
        var names = await storage.BlobsAsync("index/days/");
        foreach (var day in names.Select(name => name.Replace(".base", "", StringComparison.Ordinal)).Distinct())
        {
            all.AddRange(await lines.ReadWithBaseAsync(day, default));
        }

        return [.. all.Order(StringComparer.Ordinal)];
    }

    private async Task<List<string>> InMonthsAsync(IReadOnlyList<DateOnly> months)
    {
        var all = new List<string>();
        foreach (var month in months)
        {
            all.AddRange((await storage.Indexes.CustomersOfAsync(month, default)).Order().Select(c => $"{month} {c}"));
        }

        return all;
    }
}
