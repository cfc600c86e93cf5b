namespace McaBot.Features.Records.Jobs;

/// <summary>Counts whatever comes and keeps the first few in an order: there may be too many to keep them all.</summary>
/// <param name="most">How many are kept.</param>
/// <param name="order">In which no two are equal.</param>
internal sealed class FirstFew<T>(int most, Comparison<T> order)
{
    private readonly SortedSet<T> kept = new(Comparer<T>.Create(order));

    public int Count { get; private set; }

    /// <summary>In their order.</summary>
    public IReadOnlyList<T> Kept => [.. kept];

    public void Add(T one)
    {
        Count++;
        kept.Add(one);
        if (kept.Count > most)
        {
            kept.Remove(kept.Max!);
        }
    }
}
