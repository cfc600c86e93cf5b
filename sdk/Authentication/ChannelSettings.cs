namespace Microsoft.Bot.Connector.Authentication;

/// <summary>Who may call the bot, and how the bot calls back.</summary>
internal sealed record ChannelSettings
{
    public string Issuer { get; init; } = AuthenticationConstants.ToBotFromChannelTokenIssuer;

    public Uri MetadataUrl { get; init; } = new(AuthenticationConstants.ToBotFromChannelOpenIdMetadataUrl);

    public string OAuthScope { get; init; } = AuthenticationConstants.ToChannelFromBotOAuthScope;

    public string? LoginUrl { get; init; }

    public bool ValidateAuthority { get; init; } = true;

    public string CallerId { get; init; } = Schema.CallerIdConstants.PublicAzureChannel;

    /// <summary>Admits http metadata on loopback, and anonymous callers where no app id is configured.</summary>
    public bool Development { get; init; }

    /// <exception cref="ArgumentException">A setting is unusable; the message names it.</exception>
    public static ChannelSettings Create(
        string? channelService,
        bool validateAuthority,
        string? toChannelFromBotLoginUrl,
        string? toChannelFromBotOAuthScope,
        string? toBotFromChannelTokenIssuer,
        string? toBotFromChannelOpenIdMetadataUrl,
        string? callerId,
        bool development)
    {
        if (!string.IsNullOrWhiteSpace(channelService))
            throw new ArgumentException("ChannelService must be empty: only the public cloud is supported.", nameof(channelService));

        var defaults = new ChannelSettings();
        var metadata = defaults.MetadataUrl;
        if (!string.IsNullOrWhiteSpace(toBotFromChannelOpenIdMetadataUrl)
            && (!Uri.TryCreate(toBotFromChannelOpenIdMetadataUrl, UriKind.Absolute, out metadata)
                || !Transport.IsProtected(metadata, loopbackToo: development)))
        {
            throw new ArgumentException(
                "ToBotFromChannelOpenIdMetadataUrl must be an https address (http for loopback in Development only).",
                nameof(toBotFromChannelOpenIdMetadataUrl));
        }

        return new ChannelSettings
        {
            Issuer = Or(toBotFromChannelTokenIssuer, defaults.Issuer),
            MetadataUrl = metadata,
            OAuthScope = Or(toChannelFromBotOAuthScope, defaults.OAuthScope),
            LoginUrl = toChannelFromBotLoginUrl,
            ValidateAuthority = validateAuthority,
            CallerId = Or(callerId, defaults.CallerId),
            Development = development,
        };
    }

    private static string Or(string? value, string fallback) => string.IsNullOrWhiteSpace(value) ? fallback : value;
}
