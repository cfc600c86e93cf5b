using System.Collections.Concurrent;

namespace McaBot.Platform;

/// <summary>
/// Runs something once for all who ask for the same at the same time. It goes on when one of them does not wait any longer, also when none
/// does.
/// </summary>
internal sealed class SharedRuns<TKey, T>
    where TKey : notnull
{
    private readonly ConcurrentDictionary<TKey, Lazy<Task<T>>> underway = new();

    /// <param name="run">Is not cancelled: what limits it is its own.</param>
    public Task<T> Begin(TKey key, Func<Task<T>> run)
    {
        var shared = underway.GetOrAdd(key, _ => new Lazy<Task<T>>(() => RunAsync(key, run)));

        // Whichever turn begins it may be over before it is.
        TurnScope.Outside(() => _ = shared.Value);
        return shared.Value;
    }

    private async Task<T> RunAsync(TKey key, Func<Task<T>> run)
    {
        try
        {
            return await run();
        }
        finally
        {
            underway.TryRemove(key, out _);
        }
    }
}
