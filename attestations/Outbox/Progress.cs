using System.Text.Json.Serialization;

namespace McaBot.Attestations;

/// <summary>
/// How far the handling of something outside a turn has come: who is at it, how often it was tried, and when it may be taken up. It is no
/// record: where it is lost, a claim that is not over counts as a try whose answer was lost.
/// </summary>
/// <param name="Until">Nobody else takes it up before then; UTC. While it is claimed, when the claim lapses: its process is taken for
/// dead.</param>
/// <param name="ClaimedBy">The process that is at it; null while nobody is.</param>
/// <param name="Claims">How often it was taken up, ever: two claims never bear the same number.</param>
/// <param name="Tries">Claims that count towards giving it up.</param>
/// <param name="Ambiguous">Tries that may have had their effect although no answer came, since it was last requeued.</param>
/// <param name="Waits">Whether whoever claims it has sent nothing yet: taking it over repeats nothing.</param>
/// <param name="MayHaveActed">Whether any try, ever, may have had its effect although no answer came.</param>
/// <param name="Why">Why the last try failed.</param>
/// <param name="Requeues">How often it had been requeued; what was noted before the last time does not count.</param>
public sealed record Progress(
    [property: JsonPropertyName("until")] DateTimeOffset Until,
    [property: JsonPropertyName("claimedBy")] string? ClaimedBy = null,
    [property: JsonPropertyName("claims")] int Claims = 0,
    [property: JsonPropertyName("tries")] int Tries = 0,
    [property: JsonPropertyName("ambiguous")] int Ambiguous = 0,
    [property: JsonPropertyName("waits")] bool Waits = false,
    [property: JsonPropertyName("mayHaveActed")] bool MayHaveActed = false,
    [property: JsonPropertyName("why")] string? Why = null,
    [property: JsonPropertyName("requeues")] int Requeues = 0)
{
    /// <summary>Tries that may have had their effect, where the present claim were not answered any more.</summary>
    private int AmbiguousIfLapsed => Ambiguous + (ClaimedBy is not null && !Waits ? 1 : 0);

    /// <summary>Nobody was at it yet.</summary>
    /// <param name="from">It may be taken up from then on.</param>
    public static Progress New(DateTimeOffset from) => new(from);

    /// <summary>Whoever put it on record is at it from the first moment, without a claim of its own.</summary>
    public static Progress Begun(string by, DateTimeOffset at, RetryPolicy policy) => new(at + policy.ClaimTime, by, 1, 1);

    public bool MayClaim(DateTimeOffset now) => now >= Until;

    /// <summary>Whether the two are one claim of one process.</summary>
    public bool IsSameClaim(Progress other) =>
        ClaimedBy is not null
        && string.Equals(ClaimedBy, other.ClaimedBy, StringComparison.Ordinal)
        && Claims == other.Claims
        && Requeues == other.Requeues;

    /// <summary>Whether a further try would break the limits.</summary>
    /// <param name="isRepeatable">Whether doing it twice does no harm.</param>
    public bool IsSpent(bool isRepeatable, RetryPolicy policy) =>
        Tries >= policy.MaxClaims || (!isRepeatable && AmbiguousIfLapsed >= policy.MaxAmbiguous);

    /// <summary>Taken up. Of a claim that lapsed it is not known whether its try had its effect.</summary>
    /// <param name="waits">Whether nothing is sent before <see cref="Renew"/> says so.</param>
    public Progress Claim(string by, DateTimeOffset now, RetryPolicy policy, bool waits = true) => this with
    {
        Until = now + policy.ClaimTime,
        ClaimedBy = by,
        Claims = Claims + 1,
        Tries = Tries + 1,
        Ambiguous = AmbiguousIfLapsed,
        Waits = waits,
        MayHaveActed = MayHaveActed || (ClaimedBy is not null && !Waits),
    };

    /// <summary>Held for as long again.</summary>
    public Progress Renew(DateTimeOffset now, bool waits, RetryPolicy policy) =>
    this with
    {
        Until = now + policy.ClaimTime,
        Waits = waits,
    };

    /// <summary>Given back untried: another process may take it up at once.</summary>
    public Progress Release(DateTimeOffset now) => this with { Until = now, ClaimedBy = null, Tries = Tries - 1, Waits = false };

    /// <summary>Tried in vain, and to be tried again.</summary>
    /// <param name="ambiguous">True when the try may have had its effect.</param>
    /// <param name="retryAfter">What the far side asked for.</param>
    public Progress Retry(DateTimeOffset now, string why, bool ambiguous, TimeSpan? retryAfter, RetryPolicy policy) => this with
    {
        Until = now + policy.DelayOf(Tries, retryAfter),
        ClaimedBy = null,
        Waits = false,
        Tries = Tries - (RetryPolicy.IsThrottle(why) ? 1 : 0),
        Ambiguous = Ambiguous + (ambiguous ? 1 : 0),
        MayHaveActed = MayHaveActed || ambiguous,
        Why = why,
    };

    /// <summary>To be handled after all, with all its tries anew.</summary>
    public Progress Requeue(DateTimeOffset now) =>
    this with
    {
        Until = now,
        ClaimedBy = null,
        Tries = 0,
        Ambiguous = 0,
        Waits = false,
        Requeues = Requeues + 1,
    };
}
