using Microsoft.Bot.Connector;
using Microsoft.Bot.Schema;
using Microsoft.Bot.Schema.Teams;
using Microsoft.Extensions.Options;

namespace McaBot.Hosting;

/// <summary>Which activities may come in, and where answers may go: the configured tenants in Teams, and Teams' own hosts.</summary>
public sealed class ActivityGate(IOptions<TeamsOptions> teams, IHostEnvironment environment)
{
    private readonly HashSet<string> hosts = teams.Value.EffectiveServiceHosts.Select(ServiceHost.Parse).OfType<string>().ToHashSet(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<Guid> tenants = [.. teams.Value.AllowedTenants];

    /// <returns>Why the activity is refused, as a code for the log; null when it may come in.</returns>
    public string? RefusalOf(Activity activity)
    {
        ArgumentNullException.ThrowIfNull(activity);
        if (!string.Equals(activity.ChannelId, Channels.Msteams, StringComparison.Ordinal))
        {
            return "channel";
        }

        return TenantRefusalOf(activity) ?? (Admits(activity.ServiceUrl) ? null : "service-url");
    }

    /// <summary>Whether a token may be sent there.</summary>
    public bool Admits(string? serviceUrl) =>
        Uri.TryCreate(serviceUrl, UriKind.Absolute, out var address)
        && address.UserInfo.Length == 0
        && address.Query.Length == 0
        && address.Fragment.Length == 0
        && Rules.IsProtected(address, environment.IsDevelopment())
        && hosts.Contains(ServiceHost.Of(address));

    /// <summary>Both places where Teams names the tenant must agree, where both are there.</summary>
    private string? TenantRefusalOf(Activity activity)
    {
        TeamsChannelData? data = null;
        if (activity.ChannelData is not null && !activity.TryGetChannelData(out data))
        {
            return "channel-data";
        }

        string?[] named = [activity.Conversation?.TenantId, data?.Tenant?.Id];
        var given = named.Where(t => !string.IsNullOrEmpty(t)).Select(t => Guid.TryParse(t, out var id) ? id : Guid.Empty).Distinct().ToList();
        return given switch
        {
            [] => "tenant-missing",
            [var tenant] => tenants.Contains(tenant) && tenant != Guid.Empty ? null : "tenant",
            _ => "tenants-differ",
        };
    }
}
