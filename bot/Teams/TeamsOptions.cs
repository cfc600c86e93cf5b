using System.ComponentModel.DataAnnotations;

namespace McaBot.Teams;

internal sealed class TeamsOptions
{
    public const string Section = "Teams";

    /// <summary>Tenants whose activities are accepted; empty means the bot's own, MicrosoftAppTenantId.</summary>
    [MinLength(1, ErrorMessage = "is required: at least one tenant id (MicrosoftAppTenantId serves where it is set).")]
    [NoEmptyId]
    public IList<Guid> AllowedTenants { get; } = [];

    /// <summary>Hosts, with a port where it is not the usual one, that replies may go to. Compared whole, never by suffix.</summary>
    [HostNames(ErrorMessage = "must hold whole host names, with a port where needed, such as smba.trafficmanager.net.")]
    public IList<string> AllowedServiceHosts { get; } = [];

    /// <summary>
    /// Where files people attach are read from and files are put to: whole hosts, with a port where it is not the usual one, or "*." before
    /// a domain for every name below it, by whole labels, on the usual port.
    /// </summary>
    [HostNames(
        PatternsToo = true,
        ErrorMessage = "must hold whole host names, with a port where needed, or *. before a domain, such as *.sharepoint.com.")]
    public IList<string> AllowedFileHosts { get; } = [];

    /// <summary>
    /// The app's id in the tenant's Teams app catalog, to install it for people who have not; null: such people cannot be reached.
    /// </summary>
    public Guid? AppCatalogId { get; set; }

    /// <summary>Where Teams' public cloud takes replies.</summary>
    public static IReadOnlyList<string> DefaultServiceHosts { get; } = ["smba.trafficmanager.net"];

    public IEnumerable<string> EffectiveServiceHosts => AllowedServiceHosts.Count == 0 ? DefaultServiceHosts : AllowedServiceHosts;

    /// <summary>Where SharePoint and OneDrive for work keep the files of Teams' public cloud.</summary>
    public static IReadOnlyList<string> DefaultFileHosts { get; } = ["*.sharepoint.com"];

    public IEnumerable<string> EffectiveFileHosts => AllowedFileHosts.Count == 0 ? DefaultFileHosts : AllowedFileHosts;

    internal void UseOwnTenantWhenNoneIsNamed(string? own)
    {
        if (AllowedTenants.Count == 0 && Guid.TryParse(own, out var tenant))
        {
            AllowedTenants.Add(tenant);
        }
    }
}
