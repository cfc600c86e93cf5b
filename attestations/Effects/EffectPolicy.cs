namespace McaBot.Attestations;

/// <summary>When an effect may be taken up, when it is tried again, and when it is given up.</summary>
public sealed class EffectPolicy
{
    /// <summary>
    /// After this long without a further entry a claim lapses: its process is taken for dead. However long a try takes, its process renews the claim
    /// after <see cref="RenewAfter"/>.
    /// </summary>
    public TimeSpan ClaimTime { get; init; } = TimeSpan.FromSeconds(45);

    /// <summary>How old a claim may be when something is sent under it, and when it is renewed: what is left has to be enough for storage to answer.</summary>
    public TimeSpan RenewAfter => ClaimTime / 2;

    /// <summary>Tries that surely had no effect, before it is parked.</summary>
    public int MostClaims { get; init; } = 12;

    /// <summary>Tries that may have had their effect, before it is parked: so at most one visible duplicate.</summary>
    public int MostUnsure { get; init; } = 2;

    /// <summary>From 0 to 1, drawn for each delay, so that what failed together does not come back together.</summary>
    public Func<double> Draw { get; init; } = () => 0;

    public bool MayClaim(EffectState effect, DateTimeOffset now) => effect.Status switch
    {
        EffectStatus.Due => now >= effect.Since,
        EffectStatus.Claimed => now >= effect.Since + ClaimTime,
        _ => false,
    };

    /// <summary>Whether a further try would break the limits.</summary>
    public bool IsSpent(EffectState effect) => effect.Tries >= MostClaims || UnsureTries(effect) >= MostUnsure;

    /// <summary>
    /// A lapsed claim of an effect that posts counts as a try that may have had its effect, unless it says that nothing was sent; redrawing a card or an index twice does no harm, nor
    /// does repeating what Partner Center knows by its request id.
    /// </summary>
    private static int UnsureTries(EffectState effect) => effect.Kind is EffectKind.Settle or EffectKind.Index or EffectKind.Announce or EffectKind.IssueLink or EffectKind.CreateAgreement
        ? 0
        : effect.Unsure + (effect is { Status: EffectStatus.Claimed, Waits: false } ? 1 : 0);

    /// <summary>Whether the far side would not look at anything then: that says nothing about this effect, and does not use up its tries.</summary>
    public static bool IsThrottle(string why) => string.Equals(why, PartnerCenterUnavailableException.ThrottledCode, StringComparison.Ordinal);

    /// <summary>How long an effect that was just tried waits: as <see cref="DelayAfter"/> says, and up to a fifth longer.</summary>
    public TimeSpan DelayOf(EffectState effect, TimeSpan? retryAfter) => DelayAfter(effect.Tries, retryAfter) * (1 + (Draw() / 5));

    /// <summary>1, 2, 4… seconds up to 15 minutes, and never sooner than the far side asked.</summary>
    public static TimeSpan DelayAfter(int claims, TimeSpan? retryAfter)
    {
        var delay = TimeSpan.FromSeconds(Math.Min(900, Math.Pow(2, Math.Max(0, claims - 1))));
        return retryAfter > delay ? retryAfter.Value : delay;
    }
}
