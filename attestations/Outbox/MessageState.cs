namespace McaBot.Attestations;

/// <summary>Where a message of the outbox stands, folded from the ledger.</summary>
/// <param name="Target">See <see cref="MessageKind"/>.</param>
/// <param name="Since">When it got this status.</param>
/// <param name="ClaimedBy">The process that made it due and handles it first; null once it was requeued.</param>
/// <param name="Number">Its place among all messages of the attestation, in the order they became due.</param>
/// <param name="Requeues">How often somebody had it handled after all.</param>
/// <param name="Why">Why it was given up.</param>
/// <param name="MayHaveActed">Whether any try, ever, may have had its effect although no answer came, as far as that is on record.</param>
/// <param name="IsOvertaken">Given up, and since then asked for anew or no longer wanted: it is not to be handled any more.</param>
public sealed record MessageState(
    Guid Id,
    MessageKind Kind,
    string? Target,
    MessageStatus Status,
    DateTimeOffset Since,
    string? ClaimedBy,
    int Number,
    int Requeues = 0,
    string? Why = null,
    bool MayHaveActed = false,
    bool IsOvertaken = false)
{
    /// <summary>Why a reminder was given up before anybody was told: nobody who is asked can decide any more.</summary>
    public const string NobodyLeft = "nobody-left";

    public bool IsSettled => Status != MessageStatus.Due;

    /// <summary>Given up, and somebody may have it handled after all.</summary>
    public bool IsGivenUp => Status == MessageStatus.DeadLettered && !IsOvertaken;

    /// <summary>Whether an agreement is to be made of what the customer accepted behind this link.</summary>
    public bool IsAbout(StoredEvent link) => string.Equals(Target, link.Id.ToString("D"), StringComparison.Ordinal);

    /// <summary>Whether it asks somebody to decide.</summary>
    public bool IsToApprover => Kind is MessageKind.TellApprover or MessageKind.RemindApprover;

    /// <summary>Whether it asks Partner Center to make something.</summary>
    public bool IsOfPartnerCenter => Kind is MessageKind.IssueLink or MessageKind.CreateAgreement;

    /// <summary>
    /// What Partner Center is asked for ends with the request alone: whoever asks again has to do so under the same idempotency key.
    /// </summary>
    public bool MayBeDismissed => !IsOfPartnerCenter;

    /// <summary>
    /// Whether handling it twice shows nobody anything twice: a card or an index is brought up to date again, and Partner Center knows a
    /// repeat by its request id.
    /// </summary>
    public bool IsRepeatable => Kind is MessageKind.Settle or MessageKind.Index or MessageKind.Announce || IsOfPartnerCenter;
}
