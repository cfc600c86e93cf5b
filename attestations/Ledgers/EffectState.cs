namespace McaBot.Attestations;

public enum EffectStatus
{
    Due = 1,
    Claimed = 2,
    Done = 3,
    Parked = 4,

    /// <summary>Given up, and somebody left it at that.</summary>
    Dismissed = 5,
}

/// <summary>Where an effect stands, folded from its entries.</summary>
/// <param name="Since">When it got this status; for a deferred effect, when it is due again.</param>
/// <param name="Target">See <see cref="EffectKind"/>.</param>
/// <param name="Claims">How often it was taken up, ever: two claims never bear the same number.</param>
/// <param name="Unsure">How many tries ended without our knowing whether they had their effect, since it was last replayed.</param>
/// <param name="Spared">Claims that do not count as tries: the far side would not look at anything then, or it was replayed since.</param>
/// <param name="MayHaveActed">Whether any try, ever, ended without our knowing whether it had its effect.</param>
/// <param name="IsOvertaken">Given up, and since then asked for anew or no longer wanted: it is not to be done any more.</param>
/// <param name="Number">Its place among all effects of the attestation, in the order they became due.</param>
/// <param name="Waits">Whether whoever claims it has sent nothing yet.</param>
public sealed record EffectState(
    Guid Id,
    EffectKind Kind,
    string? Target,
    EffectStatus Status,
    DateTimeOffset Since,
    string? ClaimedBy,
    int Claims,
    int Unsure,
    int Number,
    bool Waits = false,
    string? Why = null,
    int Spared = 0,
    bool MayHaveActed = false,
    bool IsOvertaken = false)
{
    public bool IsSettled => Status is EffectStatus.Done or EffectStatus.Parked or EffectStatus.Dismissed;

    /// <summary>Given up, and somebody may have it done after all.</summary>
    public bool IsGivenUp => Status == EffectStatus.Parked && !IsOvertaken;

    /// <summary>Claims that count towards giving it up.</summary>
    public int Tries => Claims - Spared;

    /// <summary>Whether an agreement is to be made of what the customer accepted behind this link.</summary>
    public bool IsAbout(Recorded link) => string.Equals(Target, link.Id.ToString("D"), StringComparison.Ordinal);

    /// <summary>Whether it asks Partner Center to make something.</summary>
    public bool IsOfPartnerCenter => Kind is EffectKind.IssueLink or EffectKind.CreateAgreement;

    /// <summary>What Partner Center is asked for ends with the request alone: whoever asks again has to do so under the same idempotency key.</summary>
    public bool MayBeDismissed => !IsOfPartnerCenter;
}
