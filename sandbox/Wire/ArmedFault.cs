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

    /// <summary>Completes at the first hit.</summary>
    public Task Hit => hit.Task;

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
