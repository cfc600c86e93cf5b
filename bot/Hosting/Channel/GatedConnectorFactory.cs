using Microsoft.Bot.Connector;
using Microsoft.Bot.Connector.Authentication;

namespace McaBot.Hosting;

/// <summary>A stored reference is held to the hosts that are allowed now, too.</summary>
internal sealed class GatedConnectorFactory(ConnectorFactory inner, ActivityGate gate) : ConnectorFactory
{
    public override Task<IConnectorClient> CreateAsync(string serviceUrl, string audience, CancellationToken cancellationToken) =>
        gate.Admits(serviceUrl)
            ? inner.CreateAsync(serviceUrl, audience, cancellationToken)
            : throw new UnauthorizedAccessException("service-url");
}
