namespace McaBot.Benchmarks.Profile;

/// <summary>What samples are taken of.</summary>
internal enum ProfileKind
{
    Cpu,
    Allocations,
}
