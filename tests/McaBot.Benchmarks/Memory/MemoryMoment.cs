namespace McaBot.Benchmarks.Memory;

/// <summary>What a process held in memory at one moment.</summary>
/// <param name="When">Such as "at rest".</param>
/// <param name="Committed">What the collector had of the system after its last collection, in bytes; null where it is not known.</param>
/// <param name="Living">What was left after a full collection, in bytes; null where none was made.</param>
internal sealed record MemoryMoment(string When, ProcessMemory Uses, long? Committed = null, long? Living = null);
