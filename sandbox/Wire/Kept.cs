using System.Collections.Immutable;

namespace McaBot.Sandbox.Wire;

/// <summary>What happened, oldest first, safe to look at while more happens.</summary>
/// <param name="most">Only so many, the newest; null keeps everything.</param>
public sealed class Kept<T>(int? most = null)
{
    private ImmutableList<T> items = [];

    public IReadOnlyList<T> All => Volatile.Read(ref items);

    internal void Add(T item) => ImmutableInterlocked.Update(
        ref items, (list, added) => list.Count >= most ? list.RemoveAt(0).Add(added) : list.Add(added), item);
}
