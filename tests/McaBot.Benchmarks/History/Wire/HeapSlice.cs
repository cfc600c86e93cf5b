namespace McaBot.Benchmarks.History.Wire;

/// <summary>Where a blob's bytes lie.</summary>
internal readonly record struct HeapSlice(long Offset, int Length);
