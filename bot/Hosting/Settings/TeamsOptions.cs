namespace McaBot.Hosting;

public sealed class TeamsOptions
{
    public const string Section = "Teams";

    /// <summary>Tenants whose activities are accepted; empty means the bot's own, MicrosoftAppTenantId.</summary>
    public IList<Guid> AllowedTenants { get; } = [];

    /// <summary>Hosts, with a port where it is not the usual one, that replies may go to. Compared whole, never by suffix.</summary>
    public IList<string> AllowedServiceHosts { get; } = [];

    /// <summary>The app's id in the tenant's Teams app catalog, to install it for people who have not; null: such people cannot be reached.</summary>
    public Guid? AppCatalogId { get; set; }

    /// <summary>Where Teams' public cloud takes replies.</summary>
    public static IReadOnlyList<string> UsualServiceHosts { get; } = ["smba.trafficmanager.net"];

    public IEnumerable<string> EffectiveServiceHosts => AllowedServiceHosts.Count == 0 ? UsualServiceHosts : AllowedServiceHosts;

    internal void UseOwnTenantWhenNoneIsNamed(string? own)
    {
        if (AllowedTenants.Count == 0 && Guid.TryParse(own, out var tenant))
        {
            AllowedTenants.Add(tenant);
        }
    }
}
