using System.Collections.Concurrent;

namespace McaBot.Benchmarks.History.Wire;

/// <summary>What the stand-in for Blob Storage keeps. It is filled in process, and asked over HTTP.</summary>
internal sealed class BlobAccount(TimeProvider time) : IDisposable
{
    private long changes;

    public ConcurrentDictionary<string, HeldContainer> Containers { get; } = new(StringComparer.Ordinal);

    public BlobHeap Heap { get; } = new();

    public HeldContainer NewContainer() => new(NextTag(), Now());

    public long NextTag() => Interlocked.Increment(ref changes);

    /// <summary>As storage tells it: to the second.</summary>
    public DateTimeOffset Now() => DateTimeOffset.FromUnixTimeSeconds(time.GetUtcNow().ToUnixTimeSeconds());

    /// <summary>Puts a blob in, whatever was there.</summary>
    /// <param name="at">When it is to have been written.</param>
    public void Put(HeldContainer container, string name, ReadOnlySpan<byte> content, DateTimeOffset at, bool isAppend = false)
    {
        var bytes = Heap.Keep(content);
        container.Change(name, before => Made(bytes, isAppend, before, at, null) with { Blocks = isAppend ? 1 : 0 });
    }

    public HeldBlob Made(
        HeapSlice bytes, bool isAppend, HeldBlob? before, DateTimeOffset now, IReadOnlyDictionary<string, string>? metadata) =>
        new(bytes, isAppend, NextTag(), before?.Created ?? now, now, 0, metadata is { Count: > 0 } ? metadata : null);

    public void Dispose() => Heap.Dispose();
}
