using McaBot.Attestations;
using McaBot.Benchmarks.History.Filling;
using McaBot.Benchmarks.History.Wire;
using McaBot.Features.Bulk;
using McaBot.Operations.Retention;
using McaBot.Storage;
using McaBot.Storage.Ledger;
using McaBot.Storage.Projections;
using McaBot.Tests.Attestations.Doubles;
using McaBot.Tests.Features.Attest.Evidence;
using McaBot.Tests.Storage.Doubles;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace McaBot.Tests.Operations;

/// <summary>What was never asked for is forgotten at the price of what was never asked for, and nothing on record with it.</summary>
public sealed class DraftErasureTests : IAsyncLifetime
{
    private static readonly EvidenceFile File = new("a.pdf", "application/pdf", 1, Hashes.Sha256(SampleFiles.Pdf()));
    private static readonly TimeSpan DraftsAfter = TimeSpan.FromDays(30);
    // Whole seconds: written out, they are as long at all times.
    private readonly FakeTimeProvider time = new(DateTimeOffset.FromUnixTimeSeconds(TimeProvider.System.GetUtcNow().ToUnixTimeSeconds()));
    private BlobStandIn standIn = null!;
    private TestStorage storage = null!;

    private DateTimeOffset Everything => time.GetUtcNow().AddHours(1);

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
    public async Task A_sweep_costs_the_same_calls_and_bytes_whatever_is_on_record()
    {
        var few = await SweepWithAsync(closed: 10);

        var many = await SweepWithAsync(closed: 1000);

        Assert.NotEmpty(few);
        Assert.Equal(few, many);
        Assert.DoesNotContain(many, call => call.Name is BlobNames.Details or BlobNames.Evidence);
    }

    [Fact]
    public async Task A_draft_that_somebody_goes_on_with_at_the_last_moment_stays_with_all_that_belongs_to_it()
    {
        var draft = await AttachesAsync();
        storage.Wire.On = async (request, send, _) =>
        {
            if (request.Method == HttpMethod.Delete)
            {
                storage.Wire.On = null;
                await Drafts().ChangeFilesAsync(draft, [], files => [.. files, File with { Name = "b.pdf" }], default);
            }

            return await send();
        };

        Assert.Equal(0, await Erasure().RunAsync(Everything, default));

        Assert.Equal(2, (await BlobsOfAsync(draft)).Count);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public async Task What_a_death_leaves_without_a_draft_is_found_by_the_search_and_what_is_on_record_stays(int deletions)
    {
        var (draft, onRecord) = (await AttachesAsync(), await IsOnRecordAsync());
        var left = deletions;
        storage.Wire.On = (request, send, _) => request.Method == HttpMethod.Delete && left-- <= 0
            ? throw new HttpRequestException("The process died here.")
            : send();
        await Assert.ThrowsAsync<StoreUnavailableException>(() => Erasure().RunAsync(Everything, default));
        storage.Wire.On = null;
        Assert.NotEmpty(await BlobsOfAsync(draft));

        await Erasure().RunAsync(Everything, default);
        await Search().RunAsync(Everything, default);

        Assert.Empty(await BlobsOfAsync(draft));
        Assert.Equal(2, (await BlobsOfAsync(onRecord)).Count);
    }

    [Fact]
    public async Task Of_two_processes_one_looks_through_everything_and_neither_again_before_it_is_time()
    {
        await AttachesAsync();
        await Task.WhenAll(Search().RunAsync(Everything, default), Search().RunAsync(Everything, default));

        Assert.Equal(1, SearchesMade());
        time.Advance(TimeSpan.FromHours(23));
        await Search().RunAsync(Everything, default);
        Assert.Equal(1, SearchesMade());
        time.Advance(TimeSpan.FromHours(2));
        await Search().RunAsync(Everything, default);
        Assert.Equal(2, SearchesMade());
    }

    [Fact]
    public async Task A_search_that_died_is_begun_anew_within_the_day()
    {
        var draft = await AttachesAsync();
        await Drafts().DeleteAsync(draft, default);
        storage.Wire.Refuse(request => request.RequestUri!.Query.Contains("prefix=details", StringComparison.Ordinal), 503, "ServerBusy");
        await Assert.ThrowsAsync<StoreUnavailableException>(() => Search().RunAsync(Everything, default));
        storage.Wire.On = null;

        Assert.Equal(0, await Search().RunAsync(Everything, default));
        time.Advance(TimeSpan.FromMinutes(61));
        Assert.Equal(1, await Search().RunAsync(Everything, default));

        Assert.Empty(await BlobsOfAsync(draft));
    }

    [Fact]
    public async Task Files_of_a_draft_that_was_there_at_one_search_and_was_discarded_later_are_found_by_the_next()
    {
        var draft = await AttachesAsync();
        Assert.Equal(0, await Search().RunAsync(Everything, default));
        Assert.Equal(2, (await BlobsOfAsync(draft)).Count);
        await Drafts().DeleteAsync(draft, default);
        time.Advance(TimeSpan.FromDays(1));

        Assert.Equal(1, await Search().RunAsync(Everything, default));

        Assert.Empty(await BlobsOfAsync(draft));
    }

    /// <returns>What a sweep asks for that has a draft to erase, without GUIDs.</returns>
    private async Task<IReadOnlyList<(string Method, string Does, string Name, long Bytes)>> SweepWithAsync(int closed)
    {
        await DisposeAsync();
        await InitializeAsync();
        var container = standIn.Account.Containers[storage.Options.Container];
        new HistoryFilling(standIn.Account, container, Partner.Tenant, time.GetUtcNow()).Fill(closed, closed / 5);
        await Sweep().RunAsync(default);
        time.Advance(DraftsAfter + TimeSpan.FromHours(1));
        await AttachesAsync();
        await new RetentionMarks(storage.Store, storage.Log.Of<RetentionMarks>())
            .ChangeAsync(mark => mark with { SearchDue = time.GetUtcNow().AddHours(1) }, default);
        standIn.TakeCalls();

        await Sweep().RunAsync(default);

        var calls = standIn.TakeCalls().ToList();
        Assert.Contains(calls, call => call is { Method: "DELETE", Status: 202 });
        return [.. calls.Select(call => (call.Method, call.Does, call.Name.Split('/')[0], call.Bytes))];
    }

    private int SearchesMade() => standIn.Calls.Count(call => call.Name == BlobNames.Details);

    private async Task<Guid> AttachesAsync()
    {
        var draft = Guid.NewGuid();
        await Evidence().KeepAsync(draft, File, SampleFiles.Pdf(), default);
        await Drafts().ChangeFilesAsync(draft, [], _ => [File], default);
        return draft;
    }

    private Task<string> DetailsAsync(Guid id)
    {
        var facts = Partner.Facts();
        return storage.Details.WriteAsync(new AttestationDetails(id, "salt", facts.Customer, facts.Signatory, "T-1", [File]), default);
    }

    private async Task<Guid> IsOnRecordAsync()
    {
        var id = Guid.NewGuid();
        await Evidence().KeepAsync(id, File, SampleFiles.Pdf(), default);
        var requested = Entries.Requested() with { DetailsHash = await DetailsAsync(id), Evidence = [File.Sha256] };
        await storage.Ledger.AppendAsync(CustomerLedger.Empty(Partner.Customer), [Entries.Of(requested, id)], default);
        return id;
    }

    private async Task<List<string>> BlobsOfAsync(Guid id) =>
        [.. (await storage.BlobsAsync()).Where(name => name.Contains($"{id:D}", StringComparison.Ordinal))];

    private BlobEvidence Evidence() => new(storage.Store, storage.Log.Of<BlobEvidence>());

    private BlobDrafts Drafts() => new(storage.Store, TimeProvider.System, storage.Log.Of<BlobDrafts>());

    private AbandonedRequests Requests() => new(
        storage.Store, storage.Ledger, Restored(), storage.Indexes, storage.Details, Evidence(), storage.Log.Of<AbandonedRequests>());

    private RestoredLedgers Restored() => new(
        storage.Files, storage.Heads, new OpenMarkers(storage.Store), storage.Store, time, storage.Log.Of<RestoredLedgers>());

    private DraftErasure Erasure() => new(storage.Store, Requests());

    private LeftoverSearch Search() => new(
        storage.Store, new RetentionMarks(storage.Store, storage.Log.Of<RetentionMarks>()), Requests(), Settings(), time);

    private RetentionSweep Sweep() => new(
        null!, Erasure(), Search(), new BulkErasure(storage.Store, new BulkStore(storage.Store, storage.Log.Of<BulkStore>())), Settings(),
        time, storage.Log.Of<RetentionSweep>());

    private static IOptions<RetentionOptions> Settings() => Options.Create(new RetentionOptions { DraftsAfter = DraftsAfter });
}
