using System.Security.Claims;
using Microsoft.Bot.Connector;
using Microsoft.Bot.Connector.Authentication;
using Microsoft.Bot.Schema;
using Microsoft.Rest;

namespace McaBot.Tests.Sdk;

/// <summary>Lets in whoever says "Bearer good", and hands out real connector clients on a recording wire.</summary>
internal sealed class StubAuthentication(RecordingConnector wire) : BotFrameworkAuthentication
{
    public List<(string ServiceUrl, string Audience, string? AppId)> Clients { get; } = [];

    public override Task<AuthenticateRequestResult> AuthenticateRequestAsync(Activity activity, string? authHeader, CancellationToken cancellationToken)
    {
        if (authHeader != "Bearer good")
        {
            throw new UnauthorizedAccessException();
        }

        var identity = new ClaimsIdentity([new Claim(AuthenticationConstants.AudienceClaim, "app")]);
        return Task.FromResult(new AuthenticateRequestResult { ClaimsIdentity = identity, ConnectorFactory = CreateConnectorFactory(identity), CallerId = "urn:botframework:azure" });
    }

    public override Task<AuthenticateRequestResult> AuthenticateStreamingRequestAsync(string? authHeader, string? channelIdHeader, CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    public override ConnectorFactory CreateConnectorFactory(ClaimsIdentity claimsIdentity) =>
        new Factory(this, claimsIdentity.FindFirst(AuthenticationConstants.AudienceClaim)?.Value);

    public override Task<UserTokenClient> CreateUserTokenClientAsync(ClaimsIdentity claimsIdentity, CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    public override string GetOriginatingAudience() => "https://api.botframework.com";

    private sealed class Factory(StubAuthentication owner, string? appId) : ConnectorFactory
    {
        public override Task<IConnectorClient> CreateAsync(string serviceUrl, string audience, CancellationToken cancellationToken)
        {
            owner.Clients.Add((serviceUrl, audience, appId));
            return Task.FromResult<IConnectorClient>(new ConnectorClient(new Uri(serviceUrl), new TokenCredentials("token"), owner.Client, disposeHttpClient: false));
        }
    }

    private HttpClient Client { get; } = new(wire);
}
