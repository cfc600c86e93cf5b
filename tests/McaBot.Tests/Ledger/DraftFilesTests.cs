using McaBot.Attestations;
using McaBot.Ledger;
using McaBot.Tests.Ledger.Doubles;

namespace McaBot.Tests.Ledger;

public sealed class DraftFilesTests : IAsyncLifetime
{
    private readonly Guid draft = Guid.NewGuid();
    private readonly QuickClock time = new();
    private Storage storage = null!;

    [Fact]
    public async Task Two_replicas_that_attach_at_the_same_time_lose_nothing()
    {
        DraftFiles[] replicas = [Replica(), Replica()];

        await Task.WhenAll(Enumerable.Range(0, 10).Select(i => replicas[i % 2].ChangeAsync(draft, [], before => [.. before, File(i)], default)));

        Assert.Equal(Enumerable.Range(0, 10).Select(File).ToHashSet(), (await Replica().ReadAsync(draft, default))!.ToHashSet());
    }

    [Fact]
    public async Task Once_closed_by_one_replica_nothing_changes_through_another()
    {
        await Replica().ChangeAsync(draft, [], _ => [File(1)], default);
        Assert.True(await Replica().TryCloseAsync(draft, [File(1)], default));

        Assert.Null(await Replica().ChangeAsync(draft, [], before => [.. before, File(2)], default));

        Assert.Equal([File(1)], await Replica().ReadAsync(draft, default));
        Assert.True(await Replica().TryCloseAsync(draft, [File(1)], default));
    }

    [Fact]
    public async Task What_was_not_shown_cannot_be_closed_and_stays_open()
    {
        await Replica().ChangeAsync(draft, [], _ => [File(1), File(2)], default);

        Assert.False(await Replica().TryCloseAsync(draft, [File(1)], default));

        Assert.Equal(3, (await Replica().ChangeAsync(draft, [], before => [.. before, File(3)], default))!.Count);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Reopened_or_closed_by_a_turn_that_died_it_takes_files_again(bool died)
    {
        Assert.True(await Replica().TryCloseAsync(draft, [], default));
        if (died) time.Move(TimeSpan.FromMinutes(3));
        else await Replica().ReopenAsync(draft, default);

        Assert.Equal([File(1)], await Replica().ChangeAsync(draft, [], before => [.. before, File(1)], default));
    }

    [Fact]
    public async Task What_an_earlier_release_kept_elsewhere_begins_the_list_once()
    {
        Assert.Null(await Replica().ReadAsync(draft, default));
        await Replica().ChangeAsync(draft, [File(1)], before => [.. before, File(2)], default);

        await Replica().ChangeAsync(draft, [File(9)], before => [.. before, File(3)], default);

        Assert.Equal([File(1), File(2), File(3)], await Replica().ReadAsync(draft, default));
        await Replica().DeleteAsync(draft, default);
        Assert.Null(await Replica().ReadAsync(draft, default));
    }

    public async Task InitializeAsync() => storage = await Storage.NewAsync();

    public async Task DisposeAsync() => await storage.DisposeAsync();

    private static EvidenceFile File(int number) => new($"{number}.pdf", "application/pdf", number, Hashes.Sha256($"{number}"));

    private DraftFiles Replica() => new(storage.Store, time, storage.Log.Of<DraftFiles>());

    private sealed class QuickClock : TimeProvider
    {
        private TimeSpan moved;

        public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + moved;

        public void Move(TimeSpan by) => moved += by;
    }
}
