using System.Collections.Concurrent;
using System.Threading.Channels;

namespace McaBot.Outbox;

/// <summary>
/// Runs work by key: several keys side by side, one key never twice at a time. What is asked for again while it runs is run again after.
/// </summary>
internal sealed class WorkQueue<TKey>(int atOnce, Func<TKey, Task> run)
    where TKey : notnull
{
    private readonly Channel<TKey> waiting = Channel.CreateUnbounded<TKey>();
    private readonly ConcurrentDictionary<TKey, State> states = new();

    private enum State
    {
        Waits = 1,
        Runs = 2,
        RunsAndWaits = 3,
    }

    /// <summary>How many keys wait or are at work.</summary>
    public int Count => states.Count;

    public bool Holds(TKey key) => states.ContainsKey(key);

    public void Add(TKey key)
    {
        // The update may be asked several times; a key starts to wait exactly where it was not there.
        if (states.AddOrUpdate(key, State.Waits, (_, state) => state == State.Runs ? State.RunsAndWaits : state) == State.Waits)
        {
            waiting.Writer.TryWrite(key);
        }
    }

    /// <summary>Takes nothing new once <paramref name="stopping"/> is set, and ends when what runs then is over.</summary>
    public Task RunAsync(CancellationToken stopping) =>
        Task.WhenAll(Enumerable.Range(0, atOnce).Select(_ => Task.Run(() => WorkAsync(stopping), CancellationToken.None)));

    private async Task WorkAsync(CancellationToken stopping)
    {
        try
        {
            await foreach (var key in waiting.Reader.ReadAllAsync(stopping))
            {
                if (!stopping.IsCancellationRequested && states.TryUpdate(key, State.Runs, State.Waits))
                {
                    await run(key);
                    End(key);
                }
            }
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            // The host stops.
        }
    }

    private void End(TKey key)
    {
        while (!states.TryRemove(KeyValuePair.Create(key, State.Runs)))
        {
            if (states.TryUpdate(key, State.Waits, State.RunsAndWaits))
            {
                waiting.Writer.TryWrite(key);
                return;
            }
        }
    }
}
