namespace McaBot.Attestations;

/// <summary>The order about all of a bulk request that a decision on one of its rows is part of.</summary>
/// <param name="Hash">SHA-256 of the order, lower-case hex.</param>
public sealed record BulkDecision(Guid Batch, string Hash);
