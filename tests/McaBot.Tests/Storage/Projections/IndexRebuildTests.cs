using McaBot.Attestations;
using McaBot.Storage;
using McaBot.Storage.Projections;
using McaBot.Tests.Attestations.Doubles;
using McaBot.Tests.Storage.Doubles;

namespace McaBot.Tests.Storage.Projections;

/// <summary>Indexes, markers and heads are made again from the ledgers, beside a bot that goes on writing.</summary>
public sealed class IndexRebuildTests : IAsyncLifetime
{
    private static readonly Assigned Asked = new(ApprovalRoute.Manager, [Partner.Manager]);
    private readonly DateTimeOffset now = TimeProvider.System.GetUtcNow();
    private TestStorage storage = null!;

    public async Task InitializeAsync() => storage = await TestStorage.NewAsync();

    public async Task DisposeAsync() => await storage.DisposeAsync();

    [Fact]
    public async Task Lines_that_no_ledger_bears_out_go_and_those_that_are_too_young_to_tell_stay()
    {
        var (id, customer) = await HasAsync(now.AddDays(-3), Entries.Requested(), Asked, new Withdrawn());
        await storage.Indexes.NoteProblemAsync(new(customer, id), now.AddDays(-3), default);
        await storage.Indexes.NoteProblemAsync(new(customer, id), now, default);
        var stranger = Guid.NewGuid();
        await storage.Indexes.NoteProblemAsync(new(Guid.NewGuid(), stranger), now.AddDays(-3), default);

        await Rebuild().RunAsync(null, default);

        var lines = await storage.Indexes.HappenedAsync(now.AddDays(-5), TimeProvider.System.GetUtcNow().AddMinutes(1), default);
        Assert.Equal([DayEvent.Problem, DayEvent.Withdrawn], lines.Where(l => l.Attestation == id).Select(l => l.What).Order().Reverse());
        Assert.Equal(now, lines.Single(l => l.Attestation == id && l.What == DayEvent.Problem).At);
        Assert.Single(lines, l => l.Attestation == stranger);
        Assert.DoesNotContain(await storage.BlobsAsync("index/days/"), b =>
            !b.EndsWith(".base", StringComparison.Ordinal) && b.Contains($"{now.AddDays(-3):yyyy-MM-dd}", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Run_again_it_writes_nothing_anew()
    {
        await HasAsync(now.AddDays(-40), Entries.Requested(), Asked, new Withdrawn());
        await Rebuild().RunAsync(null, default);
        var before = await ContentAsync("index/");

        await Rebuild().RunAsync(null, default);

        Assert.NotEmpty(before);
        Assert.Equal(before, await ContentAsync("index/"));
    }

    [Fact]
    public async Task A_ledger_that_grows_meanwhile_loses_nothing()
    {
        var at = now.AddMinutes(-1);
        var (id, customer) = await HasAsync(at, Entries.Requested(), Asked);
        var isOver = false;
        storage.Wire.On = async (request, send, token) =>
        {
            // Between the reading of the ledgers and the first writing of an index, the bot puts a decision on record and in its index.
            if (!isOver && request.RequestUri!.AbsolutePath.Contains("/index/", StringComparison.Ordinal))
            {
                isOver = true;
                var present = await storage.Ledger.ReadAsync(customer, token);
                var after = await storage.Ledger.AppendAsync(present, [Entries.Of(new Withdrawn(), id, at: now)], token);
                await storage.Indexes.UpdateAsync(after!.Find(id)!, null, token);
            }

            return await send();
        };

        await Rebuild().RunAsync(null, default);

        Assert.True(isOver);
        Assert.Equal(AttestationState.Withdrawn, Assert.Single(await storage.Indexes.MineAsync(Partner.Agent, default)).State);
        Assert.Equal(
            [DayEvent.Withdrawn],
            (await storage.Indexes.HappenedAsync(now.AddDays(-1), TimeProvider.System.GetUtcNow().AddMinutes(1), default)).Select(l =>
                l.What));
        Assert.Contains(customer, await storage.Indexes.CustomersOfAsync(DateOnly.FromDateTime(now.UtcDateTime), default));
    }

    [Fact]
    public async Task Lines_added_while_a_day_is_written_anew_are_never_missing()
    {
        var lines = new LineBlobs(storage.Store, storage.Log.Of<LineBlobs>());
        using var over = new CancellationTokenSource();
        var added = 0;
        var adding = Task.Run(async () =>
        {
            while (!over.IsCancellationRequested)
            {
                var begun = TimeProvider.System.GetTimestamp();
                await lines.AppendAsync("index/x", System.Text.Encoding.ASCII.GetBytes($"{added}\n"), default);
                Interlocked.Increment(ref added);

                // A bot adds a few lines a second at most, not as many as the machine can take.
                await Task.Delay(TimeSpan.FromMilliseconds(20) + (4 * TimeProvider.System.GetElapsedTime(begun)));
            }
        });

        for (var i = 0; i < 10; i++)
        {
            await lines.RewriteAsync("index/x", before => [.. before.Distinct().Order(StringComparer.Ordinal)], default);
            var sure = Volatile.Read(ref added);
            var found = (await lines.ReadWithBaseAsync("index/x", default)).ToHashSet(StringComparer.Ordinal);
            Assert.All(Enumerable.Range(0, sure), n => Assert.Contains($"{n}", found));
        }

        await over.CancelAsync();
        await adding;
        Assert.Equal(added, (await lines.ReadWithBaseAsync("index/x", default)).Distinct().Count());
    }

    [Fact]
    public async Task A_broken_ledger_is_named_its_sound_part_is_found_and_it_gets_no_new_head()
    {
        var (_, customer) = await HasAsync(now.AddDays(-1), Entries.Requested(), Asked, new Withdrawn());
        var blob = Azure.Storage.Blobs.Specialized.SpecializedBlobExtensions.GetAppendBlobClient(
            storage.Direct, $"ledger/{customer:D}.jsonl");
        var text = (await blob.DownloadContentAsync()).Value.Content.ToString();
        await blob.DeleteAsync();
        await blob.CreateAsync();
        using var altered = new MemoryStream(
            System.Text.Encoding.UTF8.GetBytes(text.Replace("withdrawn", "withdrawN", StringComparison.Ordinal)));
        await blob.AppendBlockAsync(altered);
        await storage.Direct.DeleteBlobAsync($"heads/{customer:D}.json");

        var report = await Rebuild().RunAsync(null, default);

        Assert.Equal((1, 1), (report.Ledgers, report.Attestations));
        Assert.Equal((customer, 3L), (Assert.Single(report.Broken).Customer, report.Broken[0].Fault!.Entry));
        Assert.Empty(await storage.BlobsAsync("heads/"));
        Assert.Equal([$"open/{customer:D}"], await storage.BlobsAsync("open/"));
        Assert.Single(await storage.Indexes.MineAsync(Partner.Agent, default));
    }

    private IndexRebuild Rebuild() =>
    new(
        storage.Store, storage.Files, storage.Heads, storage.Markers, new DeadLetterMarkers(storage.Store),
        new RetentionMarks(storage.Store, storage.Log.Of<RetentionMarks>()), storage.Details, TimeProvider.System,
        storage.Log.Of<IndexRebuild>());

    private async Task<(Guid Id, Guid Customer)> HasAsync(DateTimeOffset at, params LedgerEvent[] happenings)
    {
        var (id, customer) = (Guid.NewGuid(), Guid.NewGuid());
        await storage.Ledger.AppendAsync(CustomerLedger.Empty(customer), [.. happenings.Select(h => Entries.Of(h, id, at: at))], default);
        await storage.Heads.DisposeAsync();
        return (id, customer);
    }

    private async Task<Dictionary<string, string>> ContentAsync(string prefix)
    {
        var all = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var name in await storage.BlobsAsync(prefix))
        {
            all[name] = System.Text.Encoding.UTF8.GetString(await storage.BytesAsync(name));
        }

        return all;
    }
}
