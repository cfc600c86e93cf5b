using System.Collections.Concurrent;
using McaBot.Teams.Tokens;
using Microsoft.Bot.Connector;
using Microsoft.Bot.Connector.Authentication;
using Microsoft.Rest;

namespace McaBot.Teams;

/// <summary>
/// One connector client for each service address and identity, kept: a client made for each turn builds every JSON contract again, which
/// costs a hundred times what the turn does.
/// </summary>
internal sealed class ChannelConnectors(
    ChannelSettings settings, ServiceClientCredentialsFactory credentials, IHttpClientFactory clients, ActivityGate gate)
{
    /// <summary>Regions of Teams, with room; the addresses come from callers that the channel vouches for.</summary>
    private const int MaxClients = 64;

    private readonly ConcurrentDictionary<(string ServiceUrl, ServiceClientCredentials Signer), SharedConnectorClient> kept = new();

    /// <param name="appId">The bot a token is asked for; null for an anonymous caller.</param>
    /// <param name="serviceUrl">Held to the hosts that are allowed now, also where it was stored earlier.</param>
    /// <param name="audience">Whom the token is for; the adapter names none outside a turn.</param>
    /// <param name="cancellationToken">Ends the wait for a token.</param>
    /// <exception cref="UnauthorizedAccessException">The address may not be sent a token.</exception>
    public async Task<IConnectorClient> ConnectAsync(
        string? appId, string serviceUrl, string? audience, CancellationToken cancellationToken)
    {
        if (!gate.Admits(serviceUrl))
        {
            throw new UnauthorizedAccessException("service-url");
        }

        var signer = await credentials.CreateCredentialsAsync(
            appId, string.IsNullOrWhiteSpace(audience) ? settings.OAuthScope : audience, loginEndpoint: null, validateAuthority: true,
            cancellationToken);
        if (kept.TryGetValue((serviceUrl, signer), out var known))
        {
            return known;
        }

        if (kept.Count >= MaxClients)
        {
            // Whoever holds one can go on with it: dropping it closes nothing.
            kept.Clear();
        }

        return kept.GetOrAdd((serviceUrl, signer), Connect);
    }

    /// <summary>
    /// Over the connections all share, but with an HTTP client of its own: the official client writes headers into the one it is given,
    /// which breaks the calls that others have under way.
    /// </summary>
    private SharedConnectorClient Connect((string ServiceUrl, ServiceClientCredentials Signer) key) =>
        new(new Uri(key.ServiceUrl), key.Signer, clients.CreateClient(ChannelClients.Name));
}
