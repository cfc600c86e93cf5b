using System.Collections.Concurrent;
using System.Collections.Frozen;
using McaBot.Platform.Settings;
using Microsoft.Bot.Connector;
using Microsoft.Bot.Schema;
using Microsoft.Bot.Schema.Teams;
using Newtonsoft.Json.Linq;

namespace McaBot.Teams;

/// <summary>Which activities may come in, and where answers may go: the configured tenants in Teams, and Teams' own hosts.</summary>
internal sealed class ActivityGate(IOptions<TeamsOptions> teams, IHostEnvironment environment)
{
    private const int MaxRemembered = 256;
    private const int MaxMembers = 16;

    /// <summary>What Teams' channel data may carry besides, and the Bot Framework's type has no member for.</summary>
    private static readonly FrozenSet<string> Free = new[]
    {
        "source", "legacy", "clientActivityID", "clientActivityId", "teamsChannelId", "teamsTeamId", "teamsAppId",
    }.ToFrozenSet(StringComparer.Ordinal);

    private readonly HashSet<string> hosts = teams
        .Value.EffectiveServiceHosts.Select(ServiceHost.Parse)
        .OfType<string>()
        .ToHashSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>Addresses that were found good: Teams has some dozens, and each turn asks twice.</summary>
    private readonly ConcurrentDictionary<string, bool> admitted = new(StringComparer.Ordinal);
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
    public bool Admits(string? serviceUrl)
    {
        if (serviceUrl is not null && admitted.ContainsKey(serviceUrl))
        {
            return true;
        }

        var admits = IsGood(serviceUrl);
        if (admits && admitted.Count < MaxRemembered)
        {
            admitted.TryAdd(serviceUrl!, true);
        }

        return admits;
    }

    private bool IsGood(string? serviceUrl) =>
        Uri.TryCreate(serviceUrl, UriKind.Absolute, out var address)
        && address.UserInfo.Length == 0
        && address.Query.Length == 0
        && address.Fragment.Length == 0
        && SecureAddress.Is(address, environment.IsDevelopment())
        && hosts.Contains(ServiceHost.Of(address));

    /// <summary>Both places where Teams names the tenant must agree, where both are there.</summary>
    private string? TenantRefusalOf(Activity activity)
    {
        if (!TryGetTenant(activity, out var data))
        {
            return "channel-data";
        }

        var (one, other) = (IdOf(activity.Conversation?.TenantId) ?? IdOf(data), IdOf(data));
        if (one != (other ?? one))
        {
            return "tenants-differ";
        }

        return one is null ? "tenant-missing" : tenants.Contains(one.Value) && one != Guid.Empty ? null : "tenant";
    }

    /// <returns>Null for none, the empty id for what is none.</returns>
    private static Guid? IdOf(string? tenant) => string.IsNullOrEmpty(tenant) ? null : Guid.TryParse(tenant, out var id) ? id : Guid.Empty;

    /// <summary>What nearly all channel data has, read without making objects of the whole.</summary>
    private static bool TryGetTenant(Activity activity, out string? tenant)
    {
        tenant = null;
        if (activity.ChannelData is null)
        {
            return true;
        }

        if (activity.ChannelData is JObject json && json.Count <= MaxMembers && TryGetPlain(json, ref tenant))
        {
            return true;
        }

        var isRead = activity.TryGetChannelData(out TeamsChannelData? data);
        tenant = data?.Tenant?.Id;
        return isRead;
    }

    /// <returns>Whether the Bot Framework's type takes all that is there, as can be seen from its names and kinds.</returns>
    private static bool TryGetPlain(JObject json, ref string? tenant)
    {
        foreach (var (name, value) in json)
        {
            if (name == "tenant" && value is JObject { Count: 1 } named && named["id"] is { Type: JTokenType.String } id)
            {
                tenant = (string?)id;
            }
            else if (!Free.Contains(name))
            {
                return false;
            }
        }

        return true;
    }
}
