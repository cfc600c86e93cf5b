namespace McaBot.Sandbox.Wire;

/// <summary>Lets callers await a condition over something that changes: looked at again after each change, never in between.</summary>
internal sealed class Changes
{
    // Nobody measures it: far beyond what the slowest machine takes, and still an end.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);
    private TaskCompletionSource next = Fresh();

    public void Signal() => Interlocked.Exchange(ref next, Fresh()).TrySetResult();

    public async Task<T> UntilAsync<T>(Func<T?> look, string what, TimeSpan? timeout, Func<string>? otherwise = null)
        where T : class
    {
        using var patience = new CancellationTokenSource(timeout ?? Patience, TimeProvider.System);
        while (true)
        {
            // Taken before looking, so that a change in between is not missed.
            var change = Volatile.Read(ref next).Task;
            if (look() is { } found) return found;

            try
            {
                await change.WaitAsync(patience.Token);
            }
            catch (OperationCanceledException)
            {
                throw new TimeoutException($"Waited {timeout ?? Patience} for {what}. {otherwise?.Invoke()}");
            }
        }
    }

    private static TaskCompletionSource Fresh() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
