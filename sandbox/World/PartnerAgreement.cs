namespace McaBot.Sandbox.World;

/// <summary>Whom an attestation or agreement names.</summary>
public sealed record PartnerSignatory(string FirstName, string LastName, string Email, string? Phone);

/// <summary>An enhanced attestation: what waits behind a customer's link.</summary>
public sealed record PartnerAttestation(
    Guid Id, string Country, string Language, string CompanyName, PartnerSignatory Signatory, DateTimeOffset CreatedAt,
    DateTimeOffset ExpiresAt, DateTimeOffset? AcceptedAt = null);

/// <summary>The partner's confirmation of a customer's acceptance.</summary>
/// <param name="Signatory">Null in one that was there from the beginning.</param>
public sealed record PartnerAgreement(Guid Id, Guid Customer, PartnerSignatory? Signatory, DateOnly DateAgreed);

/// <summary>What was answered to a write: the same again under the same request id.</summary>
/// <param name="Key">The path and the request id.</param>
/// <param name="Body">JSON.</param>
public sealed record KeptAnswer(string Key, int Status, string Body);

/// <summary>One call that Partner Center took, with the headers that matter.</summary>
/// <param name="IsRepeat">The request id was known: nothing was done, the earlier answer given again.</param>
public sealed record PartnerCenterCall(
    string Method, string Path, string? RequestId, string? CorrelationId, string? ContractVersion, int Status, bool IsRepeat);
