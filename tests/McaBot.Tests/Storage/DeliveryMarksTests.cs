using McaBot.Storage;
using McaBot.Tests.Attestations.Doubles;
using McaBot.Tests.Storage.Doubles;
using Microsoft.Extensions.Time.Testing;

namespace McaBot.Tests.Storage;

public sealed class DeliveryMarksTests : IAsyncLifetime
{
    private static readonly TimeSpan AWhile = TimeSpan.FromMinutes(1);
    private TestStorage storage = null!;

    private DeliveryMarks Marks => new(storage.Store, TimeProvider.System);

    public async Task InitializeAsync() => storage = await TestStorage.NewAsync();

    public async Task DisposeAsync() => await storage.DisposeAsync();

    [Fact]
    public async Task Of_many_who_begin_the_same_one_does()
    {
        var name = Marks.NameOf(TimeProvider.System.GetUtcNow(), "same");

        var begun = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Marks.TryBeginAsync(name, Guid.NewGuid(), default)));

        Assert.Single(begun, b => b);
        Assert.True(await Marks.TryBeginAsync(Marks.NameOf(TimeProvider.System.GetUtcNow(), "other"), Guid.NewGuid(), default));
    }

    [Fact]
    public async Task Whoever_lost_the_answer_to_their_own_beginning_has_begun()
    {
        var (name, by) = (Marks.NameOf(null, "a"), Guid.NewGuid());
        await Marks.TryBeginAsync(name, by, default);

        Assert.True(await Marks.TryBeginAsync(name, by, default));
    }

    [Fact]
    public async Task Whoever_comes_again_waits_until_it_is_done()
    {
        var name = Marks.NameOf(null, "a");
        await Marks.TryBeginAsync(name, Guid.NewGuid(), default);
        var again = Marks.TakeOverAsync(name, Guid.NewGuid(), AWhile, default);
        Assert.NotSame(again, await Task.WhenAny(again, Task.Delay(TimeSpan.FromSeconds(1))));

        await Marks.EndAsync(name, default);

        Assert.False(await again);
        Assert.False(await Marks.TryBeginAsync(name, Guid.NewGuid(), default));
    }

    [Fact]
    public async Task What_is_older_than_a_turn_is_taken_over_by_one()
    {
        var name = Marks.NameOf(null, "a");
        await Marks.TryBeginAsync(name, Guid.NewGuid(), default);
        await Task.Delay(TimeSpan.FromSeconds(2.2));

        Assert.True(await Marks.TakeOverAsync(name, Guid.NewGuid(), TimeSpan.FromSeconds(1), default));

        var late = Marks.TakeOverAsync(name, Guid.NewGuid(), AWhile, default);
        await Marks.EndAsync(name, default);
        Assert.False(await late);
    }

    [Fact]
    public async Task What_could_not_be_finished_is_begun_again_by_whoever_waits()
    {
        var name = Marks.NameOf(null, "a");
        await Marks.TryBeginAsync(name, Guid.NewGuid(), default);
        var again = Marks.TakeOverAsync(name, Guid.NewGuid(), AWhile, default);

        await Marks.ForgetAsync(name, default);

        Assert.True(await again);
    }

    [Fact]
    public async Task Marks_older_than_a_day_are_erased_and_no_others()
    {
        var now = TimeProvider.System.GetUtcNow();
        var endOfHour = new DateTimeOffset(now.Year, now.Month, now.Day, now.Hour, 59, 59, 999, TimeSpan.Zero);
        foreach (var (at, key) in new (DateTimeOffset?, string)[] { (now, "now"), (now.AddHours(-23), "today"), (null, "timeless") })
        {
            await Marks.TryBeginAsync(Marks.NameOf(at, key), Guid.NewGuid(), default);
        }

        Assert.Equal(0, await Marks.SweepAsync(default));
        var tomorrow = new DeliveryMarks(storage.Store, new FakeTimeProvider(endOfHour.AddHours(24)));

        // Names tell the hour only: the one of this hour is seen at the next sweep.
        Assert.Equal(2, await tomorrow.SweepAsync(default));
        Assert.Equal([Marks.NameOf(now, "now")], await storage.BlobsAsync(BlobNames.Deliveries));
        Assert.Equal(1, await new DeliveryMarks(storage.Store, new FakeTimeProvider(now.AddHours(26))).SweepAsync(default));
    }

    [Fact]
    public void A_name_tells_the_hour_and_nothing_of_what_was_said()
    {
        var marks = new DeliveryMarks(storage.Store, new FakeTimeProvider(new DateTimeOffset(2026, 3, 4, 9, 30, 0, TimeSpan.Zero)));

        Assert.StartsWith(
            "deliveries/2026-03-04T08/", marks.NameOf(new DateTimeOffset(2026, 3, 4, 9, 59, 0, TimeSpan.FromHours(1)), "secret"),
            StringComparison.Ordinal);
        Assert.StartsWith(
            "deliveries/0001-01-01T00/", marks.NameOf(new DateTimeOffset(2031, 3, 4, 9, 59, 0, TimeSpan.Zero), "secret"),
            StringComparison.Ordinal);
        Assert.Equal(marks.NameOf(null, "a"), marks.NameOf(null, "a"));
        Assert.NotEqual(marks.NameOf(null, "a"), marks.NameOf(null, "b"));
    }
}
