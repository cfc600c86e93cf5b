using McaBot.Attestations;
using McaBot.Operations.Retention;
using McaBot.Storage.Ledger;
using McaBot.Storage.Projections;
using McaBot.Tests.Attestations.Doubles;
using McaBot.Tests.Features.Attest.Evidence;
using McaBot.Tests.Storage.Doubles;

namespace McaBot.Tests.Operations;

/// <summary>What is gone, the ledger said before that it would go.</summary>
public sealed class RecordErasureTests : IAsyncLifetime
{
    private static readonly EvidenceFile File = new("a.pdf", "application/pdf", 1, Hashes.Sha256(SampleFiles.Pdf()));
    private readonly Guid id = Guid.NewGuid();
    private TestStorage storage = null!;
    private BlobEvidence evidence = null!;

    public async Task InitializeAsync()
    {
        storage = await TestStorage.NewAsync();
        evidence = new BlobEvidence(storage.Store, storage.Log.Of<BlobEvidence>());
    }

    public async Task DisposeAsync() => await storage.DisposeAsync();

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Wherever_a_crash_comes_between_what_is_missing_is_on_record_as_erased_and_the_next_process_erases_the_rest(
        int deletions)
    {
        var closed = await IsClosedAsync();
        var left = deletions;
        storage.Wire.On = (request, send, _) =>
            request.Method == HttpMethod.Delete && left-- <= 0 ? throw new HttpRequestException("The process died here.") : send();

        if (deletions < 3) await Assert.ThrowsAsync<StoreUnavailableException>(() => Erasure().RunAsync(Entries.At.AddDays(1), default));
        else await Erasure().RunAsync(Entries.At.AddDays(1), default);

        storage.Wire.On = null;
        var after = (await storage.Ledger.ReadAsync(Partner.Customer, default)).Find(id)!;
        Assert.NotNull(after.ErasedAt);
        Assert.Equal(3 - deletions, (await PersonalAsync()).Count);
        Assert.Equal(PartState.Erased, (await storage.Details.ReadAsync(after, default)).Keeping);
        Assert.Empty(await evidence.AlteredAsync(after, default));

        await Erasure().RunAsync(Entries.At.AddDays(1), default);

        Assert.Empty(await PersonalAsync());
        var lines = System.Text.Encoding.UTF8.GetString(await storage.BytesAsync($"ledger/{Partner.Customer:D}.jsonl"));
        Assert.Single(lines.Split('\n'), l => l.Contains("details-erased", StringComparison.Ordinal));
        Assert.Equal(closed.Version, (await storage.Ledger.ReadAsync(Partner.Customer, default)).Find(id)!.Version);
    }

    [Fact]
    public async Task Nothing_goes_where_the_ledger_cannot_say_so()
    {
        await IsClosedAsync();
        storage.Wire.Refuse(Wire.IsAppend, 503, "ServerBusy");

        await Assert.ThrowsAsync<StoreUnavailableException>(() => Erasure().RunAsync(Entries.At.AddDays(1), default));

        Assert.Equal(3, (await PersonalAsync()).Count);
    }

    [Fact]
    public async Task What_was_seen_to_its_end_is_not_looked_for_at_each_sweep()
    {
        await IsClosedAsync();
        var erasure = Erasure();
        await erasure.RunAsync(Entries.At.AddDays(1), default);
        var before = storage.Wire.Requests.Count;

        Assert.Equal(0, await erasure.RunAsync(Entries.At.AddDays(1), default));
        Assert.DoesNotContain(storage.Wire.Requests.Skip(before), r =>
            r.StartsWith("DELETE", StringComparison.Ordinal)
            || r.Contains("details/", StringComparison.Ordinal)
            || r.Contains("evidence/", StringComparison.Ordinal));
    }

    private RecordErasure Erasure() => new(
        storage.Indexes, new RetentionMarks(storage.Store, storage.Log.Of<RetentionMarks>()), storage.Ledger, storage.Details, evidence,
        new ErasureRecorder(storage.Ledger, new Instance("one"), TimeProvider.System), storage.Log.Of<RecordErasure>());

    private async Task<List<string>> PersonalAsync() =>
    [
        .. (await storage.BlobsAsync()).Where(b =>
            b.StartsWith("details/", StringComparison.Ordinal) || b.StartsWith("evidence/", StringComparison.Ordinal)),
    ];

    /// <summary>Rejected, with details, a reason and a file.</summary>
    private async Task<Attestation> IsClosedAsync()
    {
        var facts = Partner.Facts();
        await evidence.KeepAsync(id, File, SampleFiles.Pdf(), default);
        var details = await storage.Details.WriteAsync(
            new AttestationDetails(id, "salt", facts.Customer, facts.Signatory, "T-1", [File]), default);
        var rejection = Entries.Of(new Rejected(""), id);
        var note = await storage.Details.WriteAsync(new Note(id, rejection.Id, "salt", "No."), default);
        Entry[] entries =
        [
            Entries.Of(Entries.Requested() with { DetailsHash = details, Evidence = [File.Sha256] }, id),
            Entries.Of(new Assigned(ApprovalRoute.Manager, [Partner.Manager]), id),
            rejection with
            {
                What = new Rejected(note),
            },
        ];
        var closed = (await storage.Ledger.AppendAsync(CustomerLedger.Empty(Partner.Customer), entries, default))!.Find(id)!;
        await storage.Indexes.UpdateAsync(closed, null, default);
        return closed;
    }
}
