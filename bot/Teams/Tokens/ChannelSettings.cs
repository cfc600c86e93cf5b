using Microsoft.Bot.Connector.Authentication;

namespace McaBot.Teams.Tokens;

/// <summary>Who may call the bot, and which tokens the bot calls back with. Empty settings take the public cloud's values.</summary>
internal sealed class ChannelSettings(MicrosoftAppOptions app, bool isDevelopment)
{
    public string Issuer { get; } = Or(app.ToBotFromChannelTokenIssuer, AuthenticationConstants.ToBotFromChannelTokenIssuer);

    public Uri MetadataUrl { get; } =
        app.ToBotFromChannelOpenIdMetadataUrl ?? new Uri(AuthenticationConstants.ToBotFromChannelOpenIdMetadataUrl);

    public string OAuthScope { get; } = Or(app.ToChannelFromBotOAuthScope, AuthenticationConstants.ToChannelFromBotOAuthScope);

    /// <summary>Admits http metadata on loopback, and anonymous callers where no app id is configured.</summary>
    public bool IsDevelopment { get; } = isDevelopment;

    private static string Or(string? value, string fallback) => string.IsNullOrWhiteSpace(value) ? fallback : value;
}
