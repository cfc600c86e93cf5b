namespace McaBot.Sandbox.Wire;

/// <summary>A fault waiting to happen; disposing it takes it away.</summary>
public sealed class ArmedFault : IDisposable
{
    private readonly Changes changes = new();
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
    public Task HitAsync() => changes.UntilAsync(
        () => Hits > 0 ? this : null,
        $"a call to {Fault.Service ?? "any service"} that has \"{Fault.Path}\" in its address",
        timeout: null);

    public void Dispose() => remove(this);

    /// <returns>False when all its times are used up.</returns>
    internal bool TryTake()
    {
        if (Interlocked.Increment(ref hits) > Fault.Times)
        {
            Interlocked.Decrement(ref hits);
            return false;
        }

        changes.Signal();
        return true;
    }
}
