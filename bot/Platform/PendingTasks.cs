using System.Collections.Concurrent;

namespace McaBot.Platform;

/// <summary>Tasks that no turn waits for, and that whoever stops the process does. None of them may fail.</summary>
internal sealed class PendingTasks
{
    private readonly ConcurrentDictionary<Task, byte> pending = new();

    public void Add(Task task)
    {
        pending[task] = 0;
        _ = task.ContinueWith(done => pending.TryRemove(done, out _), TaskScheduler.Default);
    }

    /// <summary>Completes with all that were added so far.</summary>
    public Task SettledAsync() => Task.WhenAll(pending.Keys);
}
