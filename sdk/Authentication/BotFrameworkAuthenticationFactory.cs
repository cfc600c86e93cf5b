using Microsoft.Extensions.Logging;

namespace Microsoft.Bot.Connector.Authentication;

public static class BotFrameworkAuthenticationFactory
{
    /// <summary>
    /// Authentication of a channel in the public cloud; an empty setting takes that cloud's value. The OAuth and
    /// emulator addresses are in the official signature and have no use here.
    /// </summary>
    /// <exception cref="ArgumentException">A setting is unusable; the message names it.</exception>
    public static BotFrameworkAuthentication Create(
        string? channelService,
        bool validateAuthority,
        string? toChannelFromBotLoginUrl,
        string? toChannelFromBotOAuthScope,
        string? toBotFromChannelTokenIssuer,
        string? oAuthUrl,
        string? toBotFromChannelOpenIdMetadataUrl,
        string? toBotFromEmulatorOpenIdMetadataUrl,
        string? callerId,
        ServiceClientCredentialsFactory credentialFactory,
        AuthenticationConfiguration authConfiguration,
        IHttpClientFactory? httpClientFactory,
        ILogger? logger)
    {
        ArgumentNullException.ThrowIfNull(credentialFactory);
        ArgumentNullException.ThrowIfNull(authConfiguration);
        var settings = ChannelSettings.Create(
            channelService,
            validateAuthority,
            toChannelFromBotLoginUrl,
            toChannelFromBotOAuthScope,
            toBotFromChannelTokenIssuer,
            toBotFromChannelOpenIdMetadataUrl,
            callerId,
            development: false);
        return new ChannelAuthentication(settings, credentialFactory, authConfiguration, httpClientFactory, logger);
    }
}
