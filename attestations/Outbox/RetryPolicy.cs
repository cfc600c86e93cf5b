namespace McaBot.Attestations;

/// <summary>How long a claim lasts, when a failed try is repeated, and when it is given up.</summary>
public sealed class RetryPolicy
{
    /// <summary>
    /// After this long without being renewed a claim lapses: its process is taken for dead. However long a try takes, its process renews
    /// the claim after <see cref="RenewAfter"/>.
    /// </summary>
    public TimeSpan ClaimTime { get; init; } = TimeSpan.FromSeconds(45);

    /// <summary>
    /// How old a claim may be when something is sent under it, and when it is renewed: what is left has to be enough for storage to answer.
    /// </summary>
    public TimeSpan RenewAfter => ClaimTime / 2;

    /// <summary>Tries that surely had no effect, before it is given up.</summary>
    public int MaxClaims { get; init; } = 12;

    /// <summary>Tries that may have had their effect, before it is given up: so at most one visible duplicate.</summary>
    public int MaxAmbiguous { get; init; } = 2;

    /// <summary>From 0 to 1, drawn for each delay, so that what failed together does not come back together.</summary>
    public Func<double> Draw { get; init; } = () => 0;

    /// <summary>
    /// Whether the far side would not look at anything then: that says nothing about this message, and does not use up its tries.
    /// </summary>
    public static bool IsThrottle(string why) =>
        string.Equals(why, PartnerCenterUnavailableException.ThrottledCode, StringComparison.Ordinal);

    /// <summary>How long what was just tried waits: as <see cref="DelayAfter"/> says, and up to a fifth longer.</summary>
    public TimeSpan DelayOf(int tries, TimeSpan? retryAfter) => DelayAfter(tries, retryAfter) * (1 + (Draw() / 5));

    /// <summary>1, 2, 4… seconds up to 15 minutes, and never sooner than the far side asked.</summary>
    public static TimeSpan DelayAfter(int tries, TimeSpan? retryAfter)
    {
        var delay = TimeSpan.FromSeconds(Math.Min(900, Math.Pow(2, Math.Max(0, tries - 1))));
        return retryAfter > delay ? retryAfter.Value : delay;
    }
}
