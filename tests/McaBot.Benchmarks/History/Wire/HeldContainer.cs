using System.Diagnostics.CodeAnalysis;

namespace McaBot.Benchmarks.History.Wire;

/// <summary>The blobs of one container, in the order of their names.</summary>
internal sealed class HeldContainer(long tag, DateTimeOffset changed)
{
    private readonly Lock one = new();
    private readonly Dictionary<string, HeldBlob> blobs = new(StringComparer.Ordinal);
    private readonly SortedSet<string> names = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Dictionary<string, HeapSlice>> staged = new(StringComparer.Ordinal);

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
            if (!staged.TryGetValue(name, out var blocks)) staged[name] = blocks = new(StringComparer.Ordinal);
            blocks[block] = bytes;
        }
    }

    /// <summary>What was staged of a blob, once.</summary>
    /// <param name="asked">In their order.</param>
    /// <returns>False where one of them was not staged.</returns>
    public bool TryTakeStaged(string name, IReadOnlyList<string> asked, [NotNullWhen(true)] out IReadOnlyList<HeapSlice>? blocks)
    {
        lock (one)
        {
            var known = staged.GetValueOrDefault(name) ?? [];
            blocks = asked.All(known.ContainsKey) ? [.. asked.Select(block => known[block])] : null;
            if (blocks is not null) staged.Remove(name);
            return blocks is not null;
        }
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
