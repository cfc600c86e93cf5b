namespace McaBot.Attestations;

/// <summary>Partner Center could not be reached, or asks to come back later.</summary>
/// <param name="code">A short code for logs and the ledger; no personal data.</param>
/// <param name="isAmbiguous">True when it may have acted all the same; the same request id is safe to repeat.</param>
public sealed class PartnerCenterUnavailableException(string code, bool isAmbiguous, TimeSpan? retryAfter = null) : Exception(code)
{
    /// <summary>The code where Partner Center asks to be left alone for a while: it has not looked at what was asked.</summary>
    public const string ThrottledCode = "partner-center-429";

    /// <summary>The code where it did not answer in time.</summary>
    public const string TimeoutCode = "partner-center-timeout";

    /// <summary>The code where its answer is none.</summary>
    public const string BodyCode = "partner-center-body";

    /// <summary>The code where the bot's identity got no token for it.</summary>
    public const string NoTokenCode = "partner-center-token";

    public bool IsAmbiguous => isAmbiguous;

    public TimeSpan? RetryAfter => retryAfter;

    /// <param name="wait">How long to stay away; null where that is not known.</param>
    public static PartnerCenterUnavailableException Throttled(TimeSpan? wait) => new(ThrottledCode, isAmbiguous: false, wait);
}
