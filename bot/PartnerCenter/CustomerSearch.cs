using System.Text.Json;
using McaBot.Platform.Http;

namespace McaBot.PartnerCenter;

/// <summary>Looks among the partner's customers. A help for typing: what cannot be read in time is not offered.</summary>
internal sealed partial class CustomerSearch(PartnerCenterCalls calls, ILogger<CustomerSearch> log)
{
    private const int Shortest = 2;
    private const int Longest = 100;
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(2);

    public async Task<IReadOnlyList<KnownCustomer>> FindAsync(string text, int most, CancellationToken cancellationToken)
    {
        var wanted = text.Trim();
        if (wanted.Length is < Shortest or > Longest || most <= 0)
        {
            return [];
        }

        var found = await Task.WhenAll(
            ByAsync(PartnerCenterNames.ByCompanyName, wanted, most, cancellationToken),
            ByAsync(PartnerCenterNames.ByDomain, wanted, most, cancellationToken));
        return
        [
            .. found
                .SelectMany(f => f)
                .DistinctBy(c => c.TenantId)
                .OrderBy(c => c.CompanyName, StringComparer.OrdinalIgnoreCase)
                .Take(most),
        ];
    }

    public async Task<string?> CountryOfAsync(Guid customer, CancellationToken cancellationToken) =>
        await ReadAsync("customer", PartnerCenterNames.Customer(customer), cancellationToken) is { } item ? CountryIn(item) : null;

    public async Task<CustomerStanding> StandingOfAsync(Guid customer, CancellationToken cancellationToken) =>
        await SendAsync("customer", PartnerCenterNames.Customer(customer), cancellationToken) switch
        {
            { IsGood: true } => CustomerStanding.Known,
            { Status: 404 } => CustomerStanding.Unknown,
            _ => CustomerStanding.NotRead,
        };

    private async Task<IReadOnlyList<KnownCustomer>> ByAsync(string field, string text, int most, CancellationToken cancellationToken)
    {
        var filter = JsonSerializer.Serialize(
            new CustomerFilter(field, text, PartnerCenterNames.StartsWith), PartnerCenterJson.Default.CustomerFilter);
        var body = await ReadAsync("customers", PartnerCenterNames.Customers(most, filter), cancellationToken);
        return [.. body.List(PartnerCenterNames.Items).Select(CustomerIn).OfType<KnownCustomer>()];
    }

    /// <returns>Nothing where it cannot be read.</returns>
    private async Task<JsonElement?> ReadAsync(string name, string path, CancellationToken cancellationToken) =>
        await SendAsync(name, path, cancellationToken) is { IsGood: true } reply ? reply.Body : null;

    /// <returns>Null where no answer came.</returns>
    private async Task<Reply?> SendAsync(string name, string path, CancellationToken cancellationToken)
    {
        try
        {
            var reply = await calls.SendAsync(name, HttpMethod.Get, path, null, Guid.NewGuid(), Limit, cancellationToken);
            if (!reply.IsGood)
            {
                Log.NotSearched(log, PartnerCenterError.Of(reply).Code);
            }

            return reply;
        }
        catch (PartnerCenterUnavailableException e)
        {
            Log.NotSearched(log, e.Message);
            return null;
        }
    }

    /// <returns>Null where what a request needs is missing.</returns>
    private static KnownCustomer? CustomerIn(JsonElement item)
    {
        var profile = item.Property(PartnerCenterNames.CompanyProfile);
        return
            Guid.TryParse(profile.Text(PartnerCenterNames.TenantId), out var tenant)
            && tenant != Guid.Empty
            && profile.Text(PartnerCenterNames.Domain) is { Length: > 0 } domain
            && profile.Text(PartnerCenterNames.CompanyName) is { Length: > 0 } name
            ? new KnownCustomer(tenant, domain, name, CountryIn(item))
            : null;
    }

    private static string? CountryIn(JsonElement item) =>
        new[] { PartnerCenterNames.BillingProfile, PartnerCenterNames.CompanyProfile }
            .SelectMany(p => PartnerCenterNames.Addresses.Select(a => item.Property(p).Property(a).Text(PartnerCenterNames.Country)))
            .Select(c => c?.ToUpperInvariant())
            .FirstOrDefault(c => c is not null && Countries.Contains(c));

    private static partial class Log
    {
        [LoggerMessage(1404, LogLevel.Information, "Customers cannot be looked up: {Code}")]
        public static partial void NotSearched(ILogger log, string code);
    }
}
