using System.Collections.Concurrent;

namespace McaBot.Outbox;

/// <summary>Wakes whoever is to be looked at again at the earliest moment asked for; one timer each.</summary>
internal sealed class WakeTimers<TKey>(TimeProvider time, Action<TKey> wake)
    where TKey : notnull
{
    private static readonly TimeSpan Shortest = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(15);

    private readonly ConcurrentDictionary<TKey, DateTimeOffset> set = new();

    internal int Count => set.Count;

    /// <summary>What is due much later is looked at again by then.</summary>
    public void Set(TKey whom, DateTimeOffset at, CancellationToken stop)
    {
        var now = time.GetUtcNow();

        // A timer may be a little early, and then nothing would be due yet.
        var when = at <= now ? now + Shortest : at > now + Longest ? now + Longest : at + Shortest;
        var isMine = false;
        set.AddOrUpdate(
            whom,
            _ =>
            {
                isMine = true;
                return when;
            },
            (_, known) =>
            {
                isMine = when < known || known <= now;
                return isMine ? when : known;
            });
        if (isMine)
        {
            _ = RingAsync(whom, when, when - now, stop);
        }
    }

    private async Task RingAsync(TKey whom, DateTimeOffset when, TimeSpan wait, CancellationToken stop)
    {
        try
        {
            await Task.Delay(wait, time, stop);
        }
        catch (OperationCanceledException)
        {
            // Stopping: the next process sweeps.
            return;
        }

        set.TryRemove(KeyValuePair.Create(whom, when));
        wake(whom);
    }
}
