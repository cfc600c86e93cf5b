using McaBot.Platform;

namespace McaBot.PartnerCenter;

/// <summary>
/// The one way out to Partner Center: a bounded number of calls at once, and none while it asks to be left alone, for what it refuses
/// counts too. Whoever cannot go is told to come back, in place of being kept.
/// </summary>
internal sealed partial class PartnerCenterGate(TimeProvider time, ILogger<PartnerCenterGate> log) : IDisposable
{
    /// <summary>Writes, and as many reads: nobody who waits for a read stands behind what is done without anybody waiting.</summary>
    public const int MaxAtOnce = 8;

    /// <summary>How long everybody stays away where Partner Center does not say how long.</summary>
    public static readonly TimeSpan Unsaid = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan ReadersPatience = TimeSpan.FromMilliseconds(500);

    private readonly SemaphoreSlim writes = new(MaxAtOnce);
    private readonly SemaphoreSlim reads = new(MaxAtOnce);
    private long closedUntil;

    /// <param name="patience">How long a write may wait for its turn.</param>
    /// <returns>To be disposed when the call is over.</returns>
    /// <exception cref="PartnerCenterUnavailableException">Not now.</exception>
    public async Task<IDisposable> EnterAsync(HttpMethod method, TimeSpan patience, CancellationToken cancellationToken)
    {
        Refuse();
        var isRead = method == HttpMethod.Get;
        var lane = isRead ? reads : writes;
        using var deadline = new Deadline(isRead ? ReadersPatience : patience, time, cancellationToken);
        try
        {
            await lane.WaitAsync(deadline.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw PartnerCenterUnavailableException.Throttled(null);
        }

        try
        {
            // Whoever went before may have been sent away.
            Refuse();
            return new Turn(lane);
        }
        catch
        {
            lane.Release();
            throw;
        }
    }

    /// <param name="asked">For how long; null where it was not said.</param>
    /// <returns>For how long it is closed.</returns>
    public TimeSpan Close(TimeSpan? asked)
    {
        var wait = asked ?? Unsaid;
        var until = (time.GetUtcNow() + wait).UtcTicks;
        for (var known = Volatile.Read(ref closedUntil); known < until;)
        {
            var found = Interlocked.CompareExchange(ref closedUntil, until, known);
            if (found == known)
            {
                Log.Closed(log, wait.TotalSeconds);
                break;
            }

            known = found;
        }

        return wait;
    }

    public void Dispose()
    {
        writes.Dispose();
        reads.Dispose();
    }

    private void Refuse()
    {
        var wait = TimeSpan.FromTicks(Volatile.Read(ref closedUntil) - time.GetUtcNow().UtcTicks);
        if (wait > TimeSpan.Zero)
        {
            throw PartnerCenterUnavailableException.Throttled(wait);
        }
    }

    private sealed class Turn(SemaphoreSlim lane) : IDisposable
    {
        private int isOver;

        public void Dispose()
        {
            if (Interlocked.Exchange(ref isOver, 1) == 0)
            {
                lane.Release();
            }
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1405, LogLevel.Warning, "Partner Center asks to be left alone for {Seconds} seconds: every call waits")]
        public static partial void Closed(ILogger log, double seconds);
    }
}
