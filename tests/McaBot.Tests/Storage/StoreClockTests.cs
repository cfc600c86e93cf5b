using Azure.Core;
using Azure.Core.Pipeline;
using McaBot.Storage;
using McaBot.Tests.Storage.Doubles;
using McaBot.Tests.Support;
using Microsoft.Extensions.Time.Testing;

namespace McaBot.Tests.Storage;

public sealed class StoreClockTests
{
    private static readonly DateTimeOffset Start = new(2026, 1, 5, 9, 0, 0, TimeSpan.Zero);
    private static readonly TimeSpan Quick = TimeSpan.FromMilliseconds(20);
    private readonly FakeTimeProvider right = new(Start);
    private readonly ProcessTime machine;
    private readonly LogLines log = new();
    private readonly StoreClock clock;

    public StoreClockTests()
    {
        machine = new ProcessTime(right);
        clock = new StoreClock(machine, log.Of<StoreClock>());
    }

    private TimeSpan Off => clock.GetUtcNow() - right.GetUtcNow();

    [Theory]
    [InlineData(300)]
    [InlineData(-300)]
    [InlineData(7)]
    [InlineData(-7)]
    public void A_machine_that_is_wrong_is_put_right_by_the_first_answer_and_that_is_logged_once(int seconds)
    {
        machine.Wrong = TimeSpan.FromSeconds(seconds);
        clock.GetUtcNow();

        Answers();
        right.Advance(TimeSpan.FromMilliseconds(700));
        Answers();
        Answers();

        Assert.InRange(Off.TotalSeconds, -0.6, 0.6);
        Assert.InRange(clock.Offset.TotalSeconds, -seconds - 0.6, -seconds + 0.6);
        Assert.Single(log.Lines);
    }

    [Theory]
    [InlineData(1.9)]
    [InlineData(-1.9)]
    [InlineData(0)]
    public void A_clock_that_is_set_well_enough_is_left_alone(double seconds)
    {
        machine.Wrong = TimeSpan.FromSeconds(seconds);

        for (var i = 0; i < 20; i++)
        {
            right.Advance(TimeSpan.FromMilliseconds(310));
            Answers();
        }

        Assert.Equal(TimeSpan.Zero, clock.Offset);
        Assert.Empty(log.Lines);
    }

    [Fact]
    public void One_strange_answer_among_others_moves_nothing_and_two_that_agree_do()
    {
        Answers();
        Answers(off: TimeSpan.FromMinutes(5));
        Answers();
        Answers(off: TimeSpan.FromMinutes(5));
        Answers(off: TimeSpan.FromMinutes(-5));
        Assert.Equal(TimeSpan.Zero, clock.Offset);

        Answers(off: TimeSpan.FromMinutes(-5));

        Assert.InRange(clock.Offset.TotalSeconds, -300.6, -299.4);
    }

    [Fact]
    public void An_answer_that_took_long_says_little()
    {
        Answers();

        Answers(took: TimeSpan.FromSeconds(30), off: TimeSpan.FromSeconds(-20));
        Answers(took: TimeSpan.FromSeconds(30), off: TimeSpan.FromSeconds(-20));

        Assert.Equal(TimeSpan.Zero, clock.Offset);
    }

    [Theory]
    [InlineData(25)]
    [InlineData(-25)]
    public void A_day_and_more_is_believed_by_nobody_and_logged_once(int hours)
    {
        for (var i = 0; i < 5; i++)
        {
            Answers(off: TimeSpan.FromHours(hours));
        }

        Assert.Equal(TimeSpan.Zero, clock.Offset);
        Assert.StartsWith("Error", Assert.Single(log.Lines), StringComparison.Ordinal);
    }

    [Fact]
    public void It_never_goes_back_and_never_stands_while_it_waits_for_the_right_time()
    {
        Answers();
        machine.Wrong = TimeSpan.FromMinutes(1);
        var before = clock.GetUtcNow();
        Answers();
        Answers();

        for (var i = 0; i < 150; i++)
        {
            right.Advance(TimeSpan.FromSeconds(1));
            var now = clock.GetUtcNow();
            Assert.True(now > before, $"{now:O} after {before:O}");
            before = now;
        }

        Assert.InRange(Off.TotalSeconds, -0.6, 0.6);
    }

    [Fact]
    public async Task Storages_answers_are_read_and_no_others()
    {
        var wrong = new ProcessTime { Wrong = TimeSpan.FromMinutes(5) };
        var storage = new StoreClock(wrong, log.Of<StoreClock>());
        await using var kept = await TestStorage.NewAsync();

        await CallAsync(storage, kept, answer => answer.Headers.Remove("x-ms-request-id"));
        await CallAsync(storage, kept, answer => answer.Headers.Date = null);
        await CallAsync(storage, kept, answer =>
        {
            answer.Headers.Remove("Date");
            answer.Headers.TryAddWithoutValidation("Date", "yesterday");
        });
        Assert.Equal(TimeSpan.Zero, storage.Offset);

        await CallAsync(storage, kept, _ => { });

        Assert.InRange((storage.GetUtcNow() - TimeProvider.System.GetUtcNow()).TotalSeconds, -5, 5);
    }

    private static async Task CallAsync(StoreClock clock, TestStorage kept, Action<HttpResponseMessage> change)
    {
        using var wire = new Wire
        {
            On = async (_, send, _) =>
            {
                var answer = await send();
                change(answer);
                return answer;
            },
        };
        using var http = new HttpClient(wire);
        var container = BlobContainerFactory.Create(kept.Options, null, client =>
        {
            client.Transport = new HttpClientTransport(http);
            client.AddPolicy(new StoreClockPolicy(clock), HttpPipelinePosition.BeforeTransport);
        });
        await container.ExistsAsync();
    }

    /// <summary>Storage answers, whose clock is right but for what is said.</summary>
    private void Answers(TimeSpan off = default, TimeSpan? took = null)
    {
        var now = right.GetUtcNow() + off;
        clock.Observe(now.AddTicks(-(now.Ticks % TimeSpan.TicksPerSecond)), took ?? Quick);
    }
}
