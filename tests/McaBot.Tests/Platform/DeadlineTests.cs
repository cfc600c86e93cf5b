using McaBot.Platform;

namespace McaBot.Tests.Platform;

public sealed class DeadlineTests
{
    [Fact]
    public void It_ends_with_the_callers_token()
    {
        using var caller = new CancellationTokenSource();
        using var deadline = new Deadline(TimeSpan.FromHours(1), TimeProvider.System, caller.Token);
        Assert.False(deadline.Token.IsCancellationRequested);

        caller.Cancel();

        Assert.True(deadline.Token.IsCancellationRequested);
    }

    [Fact]
    public async Task It_ends_when_its_time_is_over_and_leaves_the_caller_alone()
    {
        using var caller = new CancellationTokenSource();
        using var deadline = new Deadline(TimeSpan.FromMilliseconds(1), TimeProvider.System, caller.Token);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Task.Delay(Timeout.InfiniteTimeSpan, deadline.Token));

        Assert.False(caller.IsCancellationRequested);
    }
}
