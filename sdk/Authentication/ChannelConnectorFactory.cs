using McaBot.Sdk;

namespace Microsoft.Bot.Connector.Authentication;

/// <param name="appId">The bot a token is asked for.</param>
/// <param name="validatedServiceUrl">
/// The only address an answer may go to; null for a proactive send, where the caller vouches for the stored one.
/// </param>
/// <param name="settings">Scope and login address of tokens.</param>
/// <param name="credentials">Makes the tokens.</param>
/// <param name="httpClients">Pools the connections; null for the shared pool.</param>
internal sealed class ChannelConnectorFactory(
    string? appId,
    string? validatedServiceUrl,
    ChannelSettings settings,
    ServiceClientCredentialsFactory credentials,
    IHttpClientFactory? httpClients) : ConnectorFactory
{
    public override async Task<IConnectorClient> CreateAsync(
        string serviceUrl, string audience, CancellationToken cancellationToken)
    {
        if (!Uri.TryCreate(serviceUrl, UriKind.Absolute, out var address) || !Transport.IsProtected(address, loopbackToo: true))
            throw new UnauthorizedAccessException("A token travels over https only.");
        if (validatedServiceUrl is not null && !string.Equals(serviceUrl, validatedServiceUrl, StringComparison.OrdinalIgnoreCase))
            throw new UnauthorizedAccessException("The service URL is not the one the caller proved.");

        var signer = await credentials.CreateCredentialsAsync(
            appId,
            string.IsNullOrWhiteSpace(audience) ? settings.OAuthScope : audience,
            settings.LoginUrl,
            settings.ValidateAuthority,
            cancellationToken);
        return httpClients is null
            ? new ConnectorClient(address, signer, SharedHttp.Client, disposeHttpClient: false)
            : new ConnectorClient(address, signer, httpClients.CreateClient(), disposeHttpClient: true);
    }
}
