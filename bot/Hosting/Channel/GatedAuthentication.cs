using System.Security.Claims;
using Microsoft.Bot.Connector.Authentication;
using Microsoft.Bot.Schema;

namespace McaBot.Hosting;

/// <summary>Authenticates as <paramref name="inner"/> does, then applies the gate, before any state is touched or any token asked for.</summary>
internal sealed partial class GatedAuthentication(BotFrameworkAuthentication inner, ActivityGate gate, ILogger<GatedAuthentication> log) : BotFrameworkAuthentication
{
    public override async Task<AuthenticateRequestResult> AuthenticateRequestAsync(Activity activity, string? authHeader, CancellationToken cancellationToken)
    {
        var result = await inner.AuthenticateRequestAsync(activity, authHeader, cancellationToken);
        if (gate.RefusalOf(activity) is { } refusal)
        {
            LogRefused(refusal);
            throw new UnauthorizedAccessException(refusal);
        }

        result.ConnectorFactory = new GatedConnectorFactory(result.ConnectorFactory!, gate);
        return result;
    }

    public override Task<AuthenticateRequestResult> AuthenticateStreamingRequestAsync(string? authHeader, string? channelIdHeader, CancellationToken cancellationToken) =>
        throw new UnauthorizedAccessException("streaming");

    public override Task<ClaimsIdentity> AuthenticateChannelRequestAsync(string? authHeader, CancellationToken cancellationToken) =>
        inner.AuthenticateChannelRequestAsync(authHeader, cancellationToken);

    public override ConnectorFactory CreateConnectorFactory(ClaimsIdentity claimsIdentity) =>
        new GatedConnectorFactory(inner.CreateConnectorFactory(claimsIdentity), gate);

    public override Task<UserTokenClient> CreateUserTokenClientAsync(ClaimsIdentity claimsIdentity, CancellationToken cancellationToken) =>
        inner.CreateUserTokenClientAsync(claimsIdentity, cancellationToken);

    public override string GetOriginatingAudience() => inner.GetOriginatingAudience();

    [LoggerMessage(3001, LogLevel.Warning, "An authenticated activity was refused at the gate: {Refusal}")]
    private partial void LogRefused(string refusal);
}
