using System.Runtime.CompilerServices;

namespace McaBot.Platform;

/// <summary>Reads what is needed one after the other while the last is still being used.</summary>
internal static class ParallelReads
{
    /// <summary>
    /// Gives what was read in the order it was asked for. Whatever is still being read when the caller stops is cancelled.
    /// </summary>
    /// <param name="atOnce">The most that is read, or was read and is not yet used; at least 1.</param>
    public static async IAsyncEnumerable<TRead> InOrderAsync<T, TRead>(
        IEnumerable<T> all, int atOnce, Func<T, CancellationToken, Task<TRead>> read,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var ahead = new Queue<Task<TRead>>();
        try
        {
            foreach (var one in all)
            {
                ahead.Enqueue(read(one, stop.Token));
                if (ahead.Count == atOnce) yield return await ahead.Dequeue();
            }

            while (ahead.TryDequeue(out var next)) yield return await next;
        }
        finally
        {
            await stop.CancelAsync();
            await ((Task)Task.WhenAll(ahead)).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }
}
