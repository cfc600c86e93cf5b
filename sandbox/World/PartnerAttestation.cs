namespace McaBot.Sandbox.World;

/// <summary>An enhanced attestation: what waits behind a customer's link.</summary>
public sealed record PartnerAttestation(
    Guid Id, string Country, string Language, string CompanyName, PartnerSignatory Signatory, DateTimeOffset CreatedAt,
    DateTimeOffset ExpiresAt, DateTimeOffset? AcceptedAt = null);
