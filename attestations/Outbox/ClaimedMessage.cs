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
