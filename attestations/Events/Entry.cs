namespace McaBot.Attestations;

/// <summary>An entry about to be written. Its id is made before the first try, so that a lost answer can be found again.</summary>
public sealed record Entry(Guid Id, DateTimeOffset At, Guid Attestation, Actor Actor, string Correlation, LedgerEvent What)
{
    /// <summary>Messages of the outbox that this entry ends; null for none.</summary>
    public IReadOnlyList<Completion>? Completes { get; init; }

    /// <summary>Messages of the outbox that become due with it; null for none.</summary>
    public IReadOnlyList<OutboxMessage>? Enqueues { get; init; }
}
