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
