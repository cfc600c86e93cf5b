using Microsoft.Bot.Connector;
using Microsoft.Bot.Connector.Authentication;

namespace McaBot.Teams;

/// <param name="appId">The bot a token is asked for; null for an anonymous caller.</param>
/// <param name="provedServiceUrl">The only address an answer may go to; null for what is sent outside a turn, where the gate alone
/// decides.</param>
internal sealed class ChannelConnectorFactory(string? appId, string? provedServiceUrl, ChannelConnectors connectors) : ConnectorFactory
{
    public override Task<IConnectorClient> CreateAsync(string serviceUrl, string audience, CancellationToken cancellationToken) =>
        provedServiceUrl is null || string.Equals(serviceUrl, provedServiceUrl, StringComparison.OrdinalIgnoreCase)
            ? connectors.ConnectAsync(appId, serviceUrl, audience, cancellationToken)
            : throw new UnauthorizedAccessException("The service URL is not the one the caller proved.");
}
