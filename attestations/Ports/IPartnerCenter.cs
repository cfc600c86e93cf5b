using System.Text.Json.Serialization;

namespace McaBot.Attestations;

/// <summary>
/// Partner Center, where there is a connection. A write may throw <see cref="PartnerCenterUnavailableException"/>; whatever no repetition
/// mends is an answer. A read that somebody waits for never does: what cannot be read within seconds is not known.
/// </summary>
public interface IPartnerCenter
{
    /// <summary>Makes the enhanced attestation behind the customer's link.</summary>
    /// <param name="requestId">Idempotency key: the same for every try of one operation.</param>
    Task<PartnerCenterAnswer> CreateAttestationAsync(
        Guid requestId, Customer customer, Signatory signatory, CancellationToken cancellationToken);

    /// <summary>Makes the agreement, once the customer has accepted behind the link.</summary>
    /// <param name="requestId">Idempotency key: the same for every try of one operation.</param>
    /// <param name="attestation">The id <see cref="CreateAttestationAsync"/> gave.</param>
    Task<PartnerCenterAnswer> CreateAgreementAsync(Guid requestId, Guid customer, Guid attestation, CancellationToken cancellationToken);

    /// <returns>What Partner Center already knows of the customer's acceptance; null when nothing, or when reads are not
    /// configured.</returns>
    Task<PriorAcceptance?> PriorAcceptanceAsync(Guid customer, CancellationToken cancellationToken);

    /// <summary>
    /// The partner's confirmation that Partner Center says is there, read anew. May throw <see cref="PartnerCenterUnavailableException"/>:
    /// then read it later.
    /// </summary>
    /// <returns>Null when there is none after all, or when this app may not read it.</returns>
    Task<PriorAcceptance?> ReadBackAsync(Guid customer, CancellationToken cancellationToken);

    /// <summary>Customers whose company name or domain begins with <paramref name="text"/>, at most <paramref name="most"/>.</summary>
    Task<IReadOnlyList<KnownCustomer>> FindCustomersAsync(string text, int most, CancellationToken cancellationToken);

    /// <returns>The country of the customer's address, ISO 3166-1 alpha-2: a search need not bring it. Null where it is not
    /// known.</returns>
    Task<string?> CountryOfAsync(Guid customer, CancellationToken cancellationToken);

    /// <summary>Whether the customer is one of this partner's.</summary>
    Task<CustomerStanding> StandingOfAsync(Guid customer, CancellationToken cancellationToken);
}

/// <summary>What Partner Center says of a customer.</summary>
public enum CustomerStanding
{
    /// <summary>Reads are not configured.</summary>
    NotAsked = 1,
    Known = 2,
    Unknown = 3,

    /// <summary>It did not answer in time, or refused.</summary>
    NotRead = 4,
}

/// <summary>Why Partner Center refused, in McaBot's words; the adapter maps its codes to these.</summary>
public enum PartnerCenterProblem
{
    [JsonStringEnumMemberName("not-yet-accepted")] NotYetAccepted = 1,
    [JsonStringEnumMemberName("link-expired")] LinkExpired = 2,
    [JsonStringEnumMemberName("already-attested")] AlreadyAttested = 3,
    [JsonStringEnumMemberName("unknown-customer")] UnknownCustomer = 4,

    /// <summary>The connection itself lacks a right: support has to look at it.</summary>
    [JsonStringEnumMemberName("not-allowed")] NotAllowed = 5,

    /// <summary>
    /// Something about the customer's or signatory's data, such as a language the agreement does not exist in for that country.
    /// </summary>
    [JsonStringEnumMemberName("data-refused")] DataRefused = 6,
    [JsonStringEnumMemberName("other")] Other = 7,
}

/// <summary>What Partner Center answered to a write: an id or a problem, never both.</summary>
/// <param name="Id">The attestation's id, or the agreement's where it has one.</param>
/// <param name="CorrelationId">The MS-CorrelationId of the answered call.</param>
/// <param name="Code">Partner Center's own code of a problem.</param>
public sealed record PartnerCenterAnswer(Guid CorrelationId, Guid? Id = null, PartnerCenterProblem? Problem = null, string? Code = null);

/// <summary>An acceptance Partner Center knew of before.</summary>
/// <param name="SignedByCustomer">True when the customer accepted directly; else a partner confirmed it.</param>
/// <param name="Reference">Partner Center's name for it, where it has one.</param>
public sealed record PriorAcceptance(bool SignedByCustomer, DateOnly? DateAgreed = null, string? Reference = null);

/// <param name="Country">ISO 3166-1 alpha-2, where Partner Center knows it.</param>
public sealed record KnownCustomer(Guid TenantId, string Domain, string CompanyName, string? Country = null);

/// <summary>Partner Center could not be reached, or asks to come back later.</summary>
/// <param name="code">A short code for logs and the ledger; no personal data.</param>
/// <param name="isUnsure">True when it may have acted all the same; the same request id is safe to repeat.</param>
public sealed class PartnerCenterUnavailableException(string code, bool isUnsure, TimeSpan? retryAfter = null) : Exception(code)
{
    /// <summary>The code where Partner Center asks to be left alone for a while: it has not looked at what was asked.</summary>
    public const string ThrottledCode = "partner-center-429";

    /// <summary>The code where it did not answer in time.</summary>
    public const string TimeoutCode = "partner-center-timeout";

    /// <summary>The code where its answer is none.</summary>
    public const string BodyCode = "partner-center-body";

    /// <summary>The code where the bot's identity got no token for it.</summary>
    public const string NoTokenCode = "partner-center-token";

    public bool IsUnsure => isUnsure;

    public TimeSpan? RetryAfter => retryAfter;

    /// <param name="wait">How long to stay away; null where that is not known.</param>
    public static PartnerCenterUnavailableException Throttled(TimeSpan? wait) => new(ThrottledCode, isUnsure: false, wait);
}
