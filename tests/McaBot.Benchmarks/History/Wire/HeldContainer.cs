using System.Diagnostics.CodeAnalysis;

namespace McaBot.Benchmarks.History.Wire;

/// <summary>The blobs of one container, in the order of their names.</summary>
internal sealed class HeldContainer(long tag, DateTimeOffset changed)
{
    private readonly Lock one = new();
    private readonly Dictionary<string, HeldBlob> blobs = new(StringComparer.Ordinal);
    private readonly SortedSet<string> names = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Dictionary<string, HeapSlice>> blocksOf = new(StringComparer.Ordinal);

    public long Tag { get; set; } = tag;

    public DateTimeOffset Changed { get; set; } = changed;

    public IReadOnlyDictionary<string, string> Metadata { get; set; } = new Dictionary<string, string>();

    public int Count
    {
        get
        {
            lock (one) return blobs.Count;
        }
    }

    public HeldBlob? Find(string name)
    {
        lock (one) return blobs.GetValueOrDefault(name);
    }

    /// <summary>Looks and changes in one.</summary>
    /// <param name="change">Answers what is to be there: null for nothing, what it got to leave it.</param>
    public void Change(string name, Func<HeldBlob?, HeldBlob?> change)
    {
        lock (one)
        {
            var before = blobs.GetValueOrDefault(name);
            if (change(before) is { } after)
            {
                blobs[name] = after;
                if (before is null) names.Add(name);
            }
            else if (before is not null)
            {
                blobs.Remove(name);
                names.Remove(name);
            }
        }
    }

    public void Stage(string name, string block, HeapSlice bytes)
    {
        lock (one)
        {
            if (!blocksOf.TryGetValue(name, out var blocks)) blocksOf[name] = blocks = new(StringComparer.Ordinal);
            blocks[block] = bytes;
        }
    }

    /// <summary>
    /// Takes the blocks of a blob together. They stay its own, so that a list may name them again; what was staged and is not asked for
    /// goes.
    /// </summary>
    /// <param name="asked">In their order.</param>
    /// <returns>False where one of them is not there.</returns>
    public bool TryCommit(string name, IReadOnlyList<string> asked, [NotNullWhen(true)] out IReadOnlyList<HeapSlice>? blocks)
    {
        lock (one)
        {
            var known = blocksOf.GetValueOrDefault(name) ?? [];
            blocks = asked.All(known.ContainsKey) ? [.. asked.Select(block => known[block])] : null;
            if (blocks is not null) blocksOf[name] = known.Where(block => asked.Contains(block.Key)).ToDictionary(StringComparer.Ordinal);
            return blocks is not null;
        }
    }

    /// <summary>What was put as a whole, or is gone, has no blocks.</summary>
    public void ForgetBlocks(string name)
    {
        lock (one) blocksOf.Remove(name);
    }

    /// <param name="from">The first name, or what comes before it; empty for the beginning.</param>
    public IReadOnlyList<KeyValuePair<string, HeldBlob>> List(string prefix, string from, int most)
    {
        var first = string.CompareOrdinal(from, prefix) > 0 ? from : prefix;
        var last = prefix + char.MaxValue;
        lock (one)
        {
            return string.CompareOrdinal(first, last) > 0
                ? []
                : [.. names.GetViewBetween(first, last).Take(most).Select(name => KeyValuePair.Create(name, blobs[name]))];
        }
    }
}
