namespace McaBot.Attestations;

/// <summary>What this process holds of a customer's outbox.</summary>
/// <param name="Held">To be handled now.</param>
/// <param name="Ledger">As last read.</param>
/// <param name="NextAt">When something that waits, or is another process's, may be taken up; null where nothing waits.</param>
public sealed record ClaimedMessages(IReadOnlyList<ClaimedMessage> Held, CustomerLedger Ledger, DateTimeOffset? NextAt = null);
