namespace McaBot.Attestations;

/// <summary>A message of the outbox that this process has claimed, with the attestation as it stood then.</summary>
public sealed record ClaimedMessage(Attestation Attestation, MessageState Message, Progress Progress)
{
    public AttestationKey Key => Attestation.Key;

    /// <summary>Whether any try, ever, may have had its effect although no answer came.</summary>
    public bool MayHaveActed => Progress.MayHaveActed || Message.MayHaveActed;

    /// <summary>
    /// Says, before anything is sent that cannot be taken back, that the try begins. Throws <see cref="LostClaimException"/> where it must
    /// not.
    /// </summary>
    public Func<CancellationToken, Task> BeforeSending { get; init; } = _ => Task.CompletedTask;
}

/// <summary>What this process holds of a customer's outbox.</summary>
/// <param name="Held">To be handled now.</param>
/// <param name="Ledger">As last read.</param>
/// <param name="NextAt">When something that waits, or is another process's, may be taken up; null where nothing waits.</param>
public sealed record ClaimedMessages(IReadOnlyList<ClaimedMessage> Held, CustomerLedger Ledger, DateTimeOffset? NextAt = null);

/// <summary>A message this process is through with.</summary>
public sealed record FinishedMessage(ClaimedMessage Claimed, OutboxResult Result);
