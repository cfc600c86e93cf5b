namespace McaBot.Attestations;

public enum EffectStatus
{
    Due = 1,
    Claimed = 2,
    Done = 3,
    Parked = 4,
}

/// <summary>Where an effect stands, folded from its entries.</summary>
/// <param name="Since">When it got this status; for a deferred effect, when it is due again.</param>
/// <param name="Claims">How often it was taken up.</param>
/// <param name="Unsure">How many tries ended without our knowing whether they had their effect.</param>
/// <param name="Replays">How often somebody had it begun anew after it was parked; each time claims and unsure tries count from nothing.</param>
public sealed record EffectState(
    Guid Id,
    EffectKind Kind,
    string? Target,
    EffectStatus Status,
    DateTimeOffset Since,
    string? ClaimedBy,
    int Claims,
    int Unsure,
    string? Why = null,
    int Replays = 0)
{
    public bool IsSettled => Status is EffectStatus.Done or EffectStatus.Parked;
}
