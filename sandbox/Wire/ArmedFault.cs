namespace McaBot.Sandbox.Wire;

/// <summary>A fault waiting to happen; disposing it takes it away.</summary>
public sealed class ArmedFault : IDisposable
{
    private readonly TaskCompletionSource hit = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Action<ArmedFault> remove;
    private int hits;

    internal ArmedFault(Fault fault, Action<ArmedFault> remove)
    {
        Fault = fault;
        this.remove = remove;
    }

    public Fault Fault { get; }

    public int Hits => Volatile.Read(ref hits);

    /// <summary>Returns at the first hit.</summary>
    /// <exception cref="TimeoutException">Nothing hit it.</exception>
    public async Task HitAsync()
    {
        try
        {
            await hit.Task.WaitAsync(Changes.Patience, TimeProvider.System);
        }
        catch (TimeoutException nothing)
        {
            throw new TimeoutException(
                $"Waited {Changes.Patience} for a call to {Fault.Service} that has \"{Fault.Path}\" in its address.", nothing);
        }
    }

    public void Dispose() => remove(this);

    /// <returns>False when all its times are used up.</returns>
    internal bool TryTake()
    {
        if (Interlocked.Increment(ref hits) > Fault.Times)
        {
            Interlocked.Decrement(ref hits);
            return false;
        }

        hit.TrySetResult();
        return true;
    }
}
