using McaBot.Attestations;
using McaBot.Ledger;
using McaBot.Tests.Ledger.Doubles;

namespace McaBot.Tests.Ledger;

public sealed class BlobDraftsTests : IAsyncLifetime
{
    private readonly Guid draft = Guid.NewGuid();
    private readonly QuickClock time = new();
    private Storage storage = null!;

    [Fact]
    public async Task Two_replicas_that_attach_at_the_same_time_lose_nothing()
    {
        BlobDrafts[] replicas = [Replica(), Replica()];

        await Task.WhenAll(Enumerable.Range(0, 10).Select(i => replicas[i % 2].ChangeFilesAsync(draft, [], before => [.. before, File(i)], default)));

        Assert.Equal(Enumerable.Range(0, 10).Select(File).ToHashSet(), (await Replica().ReadAsync(draft, default))!.Files.ToHashSet());
    }

    [Fact]
    public async Task Once_closed_by_one_replica_nothing_changes_through_another()
    {
        await Replica().ChangeFilesAsync(draft, [], _ => [File(1)], default);
        Assert.True(await Replica().TryCloseAsync(draft, [File(1)], default));

        Assert.Null(await Replica().ChangeFilesAsync(draft, [], before => [.. before, File(2)], default));

        Assert.Equal([File(1)], (await Replica().ReadAsync(draft, default))!.Files);
        Assert.True(await Replica().TryCloseAsync(draft, [File(1)], default));
    }

    [Fact]
    public async Task What_was_not_shown_cannot_be_closed_and_stays_open()
    {
        await Replica().ChangeFilesAsync(draft, [], _ => [File(1), File(2)], default);

        Assert.False(await Replica().TryCloseAsync(draft, [File(1)], default));

        Assert.Equal(3, (await Replica().ChangeFilesAsync(draft, [], before => [.. before, File(3)], default))!.Count);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Reopened_or_closed_by_a_turn_that_died_it_takes_files_again(bool died)
    {
        Assert.True(await Replica().TryCloseAsync(draft, [], default));
        if (died) time.Move(TimeSpan.FromMinutes(3));
        else await Replica().ReopenAsync(draft, default);

        Assert.Equal([File(1)], await Replica().ChangeFilesAsync(draft, [], before => [.. before, File(1)], default));
    }

    [Fact]
    public async Task What_an_earlier_release_kept_elsewhere_begins_the_list_once()
    {
        Assert.Null(await Replica().ReadAsync(draft, default));
        await Replica().ChangeFilesAsync(draft, [File(1)], before => [.. before, File(2)], default);

        await Replica().ChangeFilesAsync(draft, [File(9)], before => [.. before, File(3)], default);

        Assert.Equal([File(1), File(2), File(3)], (await Replica().ReadAsync(draft, default))!.Files);
        await Replica().DeleteAsync(draft, default);
        Assert.Null(await Replica().ReadAsync(draft, default));
    }

    [Fact]
    public async Task What_two_turns_typed_at_the_same_time_is_kept_of_both_and_the_files_stay()
    {
        await Replica().ChangeFilesAsync(draft, [], _ => [File(1)], default);
        await TypesAsync(Typed("name", "Contoso"), DraftForm.Empty);
        var seen = (await Replica().ReadAsync(draft, default))!.Form!;

        await TypesAsync(seen with { Inputs = Of(("name", "Contoso"), ("domain", "contoso.com")), Scenario = "new-partner" }, seen);
        await TypesAsync(seen with { Inputs = Of(("name", "Contoso Ltd")), Card = "17" }, seen);

        var kept = (await Replica().ReadAsync(draft, default))!;
        Assert.True(new DraftForm(Of(("name", "Contoso Ltd"), ("domain", "contoso.com")), "new-partner", Card: "17").IsSameAs(kept.Form!));
        Assert.Equal([File(1)], kept.Files);
    }

    [Fact]
    public async Task What_was_typed_for_a_request_that_is_over_does_not_come_back()
    {
        await TypesAsync(Typed("name", "Contoso"), DraftForm.Empty);
        await Replica().DeleteAsync(draft, default);

        await Replica().ChangeFormAsync(draft, Typed("name", "Contoso"), Typed("name", "Fabrikam"), null, default);

        Assert.Null(await Replica().ReadAsync(draft, default));
    }

    [Fact]
    public async Task What_cannot_be_read_is_neither_taken_for_missing_nor_written_over()
    {
        var name = $"drafts/{draft:D}.json";
        await storage.Store.WriteAsync(name, BinaryData.FromString("<html>"), null, default);

        await Assert.ThrowsAsync<StoreUnavailableException>(() => Replica().ReadAsync(draft, default));
        await Assert.ThrowsAsync<StoreUnavailableException>(() => TypesAsync(Typed("name", "Contoso"), DraftForm.Empty));
        await Assert.ThrowsAsync<StoreUnavailableException>(() => Replica().ChangeFilesAsync(draft, [], _ => [File(1)], default));

        Assert.Equal("<html>", (await storage.Store.ReadAsync(name, default))!.Value.Content.ToString());
    }

    public async Task InitializeAsync() => storage = await Storage.NewAsync();

    public async Task DisposeAsync() => await storage.DisposeAsync();

    private static EvidenceFile File(int number) => new($"{number}.pdf", "application/pdf", number, Hashes.Sha256($"{number}"));

    private static DraftForm Typed(string field, string value) => DraftForm.Empty with { Inputs = Of((field, value)) };

    private static Dictionary<string, string> Of(params (string Field, string Value)[] inputs) => inputs.ToDictionary(i => i.Field, i => i.Value);

    private Task TypesAsync(DraftForm after, DraftForm before) => Replica().ChangeFormAsync(draft, before, after, new StoredDraft([]), default);

    private BlobDrafts Replica() => new(storage.Store, time, storage.Log.Of<BlobDrafts>());

    private sealed class QuickClock : TimeProvider
    {
        private TimeSpan moved;

        public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + moved;

        public void Move(TimeSpan by) => moved += by;
    }
}
