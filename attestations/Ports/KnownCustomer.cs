namespace McaBot.Attestations;

/// <param name="Country">ISO 3166-1 alpha-2, where Partner Center knows it.</param>
public sealed record KnownCustomer(Guid TenantId, string Domain, string CompanyName, string? Country = null);
