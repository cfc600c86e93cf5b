using McaBot.Platform;

namespace McaBot.Tests.Platform;

/// <summary>A turn asks nothing twice, and changes nothing before it is known to be the first for its activity.</summary>
public sealed class TurnScopeTests
{
    private int asked;

    [Fact]
    public async Task A_turn_asks_once_and_the_next_turn_asks_anew()
    {
        using (TurnScope.Begin(Task.FromResult(true), default))
        {
            var (first, second) = (AskAsync(), AskAsync());
            Assert.Equal(1, await first);
            Assert.Equal(1, await second);
            Assert.Equal(1, await AskAsync());
        }

        using (TurnScope.Begin(Task.FromResult(true), default))
        {
            Assert.Equal(2, await AskAsync());
        }
    }

    [Fact]
    public async Task Outside_a_turn_everything_is_asked_each_time()
    {
        Assert.Equal(1, await AskAsync());
        Assert.Equal(2, await AskAsync());
        await TurnScope.MayChangeAsync(default);
    }

    [Fact]
    public async Task What_was_forgotten_is_asked_anew_and_what_is_known_is_not_asked()
    {
        using var scope = TurnScope.Begin(Task.FromResult(true), default);
        await AskAsync();

        TurnScope.Forget("question");
        Assert.Equal(2, await AskAsync());
        TurnScope.Know("question", 40);
        Assert.Equal(40, await AskAsync());
        TurnScope.ForgetAll();
        Assert.Equal(3, await AskAsync());
    }

    [Fact]
    public async Task A_failure_is_nobodys_answer()
    {
        using var scope = TurnScope.Begin(Task.FromResult(true), default);

        await Assert.ThrowsAsync<TimeoutException>(() =>
            TurnScope.OnceAsync<int>("question", _ => throw new TimeoutException(), default));

        Assert.Equal(1, await AskAsync());
    }

    [Fact]
    public async Task Nothing_is_changed_before_it_is_known_that_the_turn_is_the_first()
    {
        var first = new TaskCompletionSource<bool>();
        using var scope = TurnScope.Begin(first.Task, default);

        var waiting = TurnScope.MayChangeAsync(default);
        Assert.False(waiting.IsCompleted);
        Assert.Equal(1, await AskAsync());
        first.SetResult(true);

        await waiting;
    }

    [Fact]
    public async Task A_repeat_changes_nothing_and_work_begun_outside_of_it_does()
    {
        using var scope = TurnScope.Begin(Task.FromResult(false), default);
        Task? outside = null;

        TurnScope.Outside(() => outside = TurnScope.MayChangeAsync(default));

        await outside!;
        await Assert.ThrowsAsync<RepeatedTurnException>(() => TurnScope.MayChangeAsync(default));
    }

    [Fact]
    public async Task What_was_begun_ahead_is_not_asked_again_and_may_fail_unnoticed()
    {
        using var scope = TurnScope.Begin(Task.FromResult(true), default);

        TurnScope.Ahead(AskAsync);
        TurnScope.Ahead(() => throw new TimeoutException());

        Assert.Equal(1, await AskAsync());
    }

    [Fact]
    public async Task Who_waits_for_an_answer_may_give_up_alone()
    {
        var answer = new TaskCompletionSource<int>();
        using var scope = TurnScope.Begin(Task.FromResult(true), default);
        var patient = TurnScope.OnceAsync("slow", _ => answer.Task, default);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            TurnScope.OnceAsync("slow", _ => answer.Task, new CancellationToken(canceled: true)));
        answer.SetResult(7);

        Assert.Equal(7, await patient);
    }

    private Task<int> AskAsync() => TurnScope.OnceAsync("question", _ => Task.FromResult(Interlocked.Increment(ref asked)), default);
}
