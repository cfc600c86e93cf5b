namespace McaBot.PartnerCenter;

/// <summary>Where there is no connection. What was begun while there was one waits until there is one again.</summary>
internal sealed class NoPartnerCenter : IPartnerCenter
{
    public Task<PartnerCenterAnswer> CreateAttestationAsync(
        Guid requestId, Customer customer, Signatory signatory, CancellationToken cancellationToken) => throw Off();

    public Task<PartnerCenterAnswer> CreateAgreementAsync(
        Guid requestId, Guid customer, Guid attestation, CancellationToken cancellationToken) => throw Off();

    public Task<PriorAcceptance?> PriorAcceptanceAsync(Guid customer, CancellationToken cancellationToken) =>
        Task.FromResult<PriorAcceptance?>(null);

    public Task<PriorAcceptance?> ReadBackAsync(Guid customer, CancellationToken cancellationToken) =>
        Task.FromResult<PriorAcceptance?>(null);

    public Task<IReadOnlyList<KnownCustomer>> FindCustomersAsync(string text, int most, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<KnownCustomer>>([]);

    public Task<string?> CountryOfAsync(Guid customer, CancellationToken cancellationToken) => Task.FromResult<string?>(null);

    public Task<CustomerStanding> StandingOfAsync(Guid customer, CancellationToken cancellationToken) =>
        Task.FromResult(CustomerStanding.NotAsked);

    private static PartnerCenterUnavailableException Off() => new("partner-center-off", isAmbiguous: false);
}
