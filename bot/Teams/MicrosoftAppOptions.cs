using System.ComponentModel.DataAnnotations;
using McaBot.Platform.Settings;

namespace McaBot.Teams;

/// <summary>The bot's registration; names as the Bot Framework reads them, at the root of the configuration.</summary>
internal sealed class MicrosoftAppOptions
{
    public const string SingleTenant = "SingleTenant";
    public const string UserAssignedMSI = "UserAssignedMSI";

    public string? MicrosoftAppType { get; set; }

    public Guid? MicrosoftAppId { get; set; }

    public Guid? MicrosoftAppTenantId { get; set; }

    public string? MicrosoftAppPassword { get; set; }

    public string? ToBotFromChannelTokenIssuer { get; set; }

    public Uri? ToBotFromChannelOpenIdMetadataUrl { get; set; }

    [HttpsAddress]
    public Uri? ToChannelFromBotLoginUrl { get; set; }

    public string? ToChannelFromBotOAuthScope { get; set; }

    /// <summary>Empty: the public cloud.</summary>
    [RegularExpression(@"\s*", ErrorMessage = "must be empty: only the public cloud is supported.")]
    public string? ChannelService { get; set; }

    public bool IsManagedIdentity => string.Equals(MicrosoftAppType, UserAssignedMSI, StringComparison.OrdinalIgnoreCase);

    /// <summary>
    /// Lets in who shows no token, for a local client that has none: in Development and on this machine's own addresses only, else the
    /// process does not start.
    /// </summary>
    public bool AllowAnonymousCallers { get; set; }

    public bool HasRegistration => MicrosoftAppId is not null;
}
