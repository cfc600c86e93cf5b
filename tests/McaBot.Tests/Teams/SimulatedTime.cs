namespace McaBot.Tests.Teams;

/// <summary>
/// Leaps from one timer to the next: hours take as long as the work in them, and always in the same order. FakeTimeProvider goes the whole
/// way at once, so that whatever a timer begins anew begins at the end of it.
/// </summary>
internal sealed class SimulatedTime : TimeProvider
{
    private static readonly DateTimeOffset Start = new(2026, 3, 4, 9, 0, 0, TimeSpan.Zero);
    private readonly PriorityQueue<Alarm, (long At, long Number)> alarms = new();
    private long now;
    private long number;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    /// <summary>Since the beginning.</summary>
    public TimeSpan Elapsed => TimeSpan.FromTicks(now);

    public override long GetTimestamp() => now;

    public override DateTimeOffset GetUtcNow() => Start + Elapsed;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        Assert.Equal(Timeout.InfiniteTimeSpan, period);
        var alarm = new Alarm(() => callback(state));
        alarms.Enqueue(alarm, (now + dueTime.Ticks, number++));
        return alarm;
    }

    /// <summary>Goes on until nobody waits for anything, or to a moment.</summary>
    /// <param name="act">What begins it all; it, and whatever it awaits, runs on this thread alone.</param>
    public void Run(Action act, TimeSpan? until = null)
    {
        var usual = SynchronizationContext.Current;
        SynchronizationContext.SetSynchronizationContext(null);
        try
        {
            act();
            while (alarms.TryPeek(out var next, out var when) && (until is null || when.At <= until.Value.Ticks))
            {
                alarms.Dequeue();
                now = Math.Max(now, next.IsOff ? 0 : when.At);
                next.Ring();
            }

            now = Math.Max(now, until?.Ticks ?? 0);
        }
        finally
        {
            SynchronizationContext.SetSynchronizationContext(usual);
        }
    }

    private sealed class Alarm(Action ring) : ITimer
    {
        public bool IsOff { get; private set; }

        public void Ring()
        {
            if (!IsOff)
            {
                ring();
            }
        }

        public bool Change(TimeSpan dueTime, TimeSpan period) => throw new NotSupportedException();

        public void Dispose() => IsOff = true;

        public ValueTask DisposeAsync()
        {
            IsOff = true;
            return ValueTask.CompletedTask;
        }
    }
}
