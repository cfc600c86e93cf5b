using McaBot.PartnerCenter;
using McaBot.Turns;

namespace McaBot.Features.Attest;

/// <summary>Looks among the partner's customers, for whoever may attest, in the personal chat.</summary>
internal sealed class CustomerLookup(IPartnerCenter partnerCenter, AttestPolicy mayAttest, IOptions<PartnerCenterOptions> options)
    : IChoiceSource
{
    private const int Shortest = 2;

    public string Dataset => DataNames.Customers;

    /// <summary>Whether there is a connection to look through.</summary>
    public bool IsOn => options.Value.Enabled;

    public async Task<IReadOnlyList<Choice>> FindAsync(Caller caller, string typed, CancellationToken cancellationToken) =>
    [
        .. (await SearchAsync(caller, typed, cancellationToken)).Select(c => new Choice(
            CustomerSearchCard.TitleOf(c), CustomerSearchCard.ValueOf(c))),
    ];

    /// <returns>At most 15, none for whoever may not attest.</returns>
    public async Task<IReadOnlyList<KnownCustomer>> SearchAsync(Caller caller, string typed, CancellationToken cancellationToken) =>
        IsOn && caller.IsPersonalChat && typed.Trim().Length >= Shortest
        && (await mayAttest.RightOfAsync(caller.Actor, cancellationToken)).Refusal is null
            ? await partnerCenter.FindCustomersAsync(typed.Trim(), ChoiceSearch.MaxShown, cancellationToken)
            : [];

    /// <param name="chosen">As an input sent it: it only says where to look.</param>
    /// <returns>Null when Partner Center shows no such customer now.</returns>
    public async Task<KnownCustomer?> ChosenAsync(Caller caller, string chosen, CancellationToken cancellationToken)
    {
        if (chosen.Split('/') is not [var tenant, var domain] || !Guid.TryParseExact(tenant, "D", out var id))
        {
            return null;
        }

        return (await SearchAsync(caller, domain, cancellationToken)).FirstOrDefault(c => c.TenantId == id) is { } customer
            ? await WithCountryAsync(customer, cancellationToken)
            : null;
    }

    /// <summary>A search need not bring the country.</summary>
    public async Task<KnownCustomer> WithCountryAsync(KnownCustomer customer, CancellationToken cancellationToken) =>
    customer.Country is null
        ? customer with
        {
            Country = await partnerCenter.CountryOfAsync(customer.TenantId, cancellationToken),
        }
        : customer;
}
