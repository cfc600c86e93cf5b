using McaBot.Attestations;

namespace McaBot.Benchmarks.History.Filling;

/// <summary>A request that waits for the manager.</summary>
internal sealed record OpenRequest(AttestationKey Key, string Company);
