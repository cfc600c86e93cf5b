using System.Security.Claims;
using McaBot.Teams.Tokens;
using Microsoft.Bot.Connector.Authentication;
using Microsoft.Bot.Schema;

namespace McaBot.Teams;

/// <summary>
/// Lets in what the channel service signed for this bot and the gate admits, before any state is touched or any token asked for.
/// </summary>
/// <remarks>
/// The official ConfigurationBotFrameworkAuthentication would also take tokens of skills and emulators, let anybody in where the app id is
/// empty, and connect to any service URL.
/// </remarks>
internal sealed partial class ChannelAuthentication(
    ChannelSettings settings,
    ServiceClientCredentialsFactory credentials,
    ChannelTokenValidator validator,
    ChannelConnectors connectors,
    ActivityGate gate,
    ILogger<ChannelAuthentication> log) : BotFrameworkAuthentication
{
    public override string GetOriginatingAudience() => settings.OAuthScope;

    public override async Task<AuthenticateRequestResult> AuthenticateRequestAsync(
        Activity activity, string? authHeader, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(activity);
        var isAnonymous = string.IsNullOrWhiteSpace(authHeader) && await credentials.IsAuthenticationDisabledAsync(cancellationToken);
        var identity = isAnonymous ? Anonymous(activity) : await IdentityAsync(activity, authHeader, cancellationToken);
        if (gate.RefusalOf(activity) is { } refusal)
        {
            LogRefusedAtGate(refusal);
            throw new UnauthorizedAccessException(refusal);
        }

        return new AuthenticateRequestResult
        {
            ClaimsIdentity = identity,
            Audience = settings.OAuthScope,
            CallerId = isAnonymous ? null : CallerIdConstants.PublicAzureChannel,
            ConnectorFactory = CreateConnectorFactory(identity),
        };
    }

    /// <summary>No streaming connection is offered, so none is let in.</summary>
    public override Task<AuthenticateRequestResult> AuthenticateStreamingRequestAsync(
        string authHeader, string channelIdHeader,
        CancellationToken cancellationToken) => throw new UnauthorizedAccessException("streaming");

    /// <summary>Only the host of a skill gets such requests, and this bot calls no skill.</summary>
    public override Task<ClaimsIdentity> AuthenticateChannelRequestAsync(string authHeader, CancellationToken cancellationToken) =>
        throw new UnauthorizedAccessException("skill");

    public override ConnectorFactory CreateConnectorFactory(ClaimsIdentity claimsIdentity)
    {
        ArgumentNullException.ThrowIfNull(claimsIdentity);
        return new ChannelConnectorFactory(
            claimsIdentity.FindFirst(AuthenticationConstants.AudienceClaim)?.Value
                ?? claimsIdentity.FindFirst(AuthenticationConstants.AppIdClaim)?.Value,
            claimsIdentity.FindFirst(AuthenticationConstants.ServiceUrlClaim)?.Value,
            connectors);
    }

    public override Task<UserTokenClient> CreateUserTokenClientAsync(ClaimsIdentity claimsIdentity, CancellationToken cancellationToken) =>
        NoSignIn.Shared;

    private async Task<ClaimsIdentity> IdentityAsync(Activity activity, string? authHeader, CancellationToken cancellationToken)
    {
        try
        {
            return await validator.ValidateAsync(authHeader, activity.ChannelId, activity.ServiceUrl, cancellationToken);
        }
        catch (UnauthorizedAccessException e)
        {
            ChannelAuthenticationLog.RequestRefused(log, e.Message);
            throw;
        }
    }

    private ClaimsIdentity Anonymous(Activity activity)
    {
        if (settings.IsDevelopment && Uri.TryCreate(activity.ServiceUrl, UriKind.Absolute, out var serviceUrl) && serviceUrl.IsLoopback)
        {
            return new ClaimsIdentity(
                [new Claim(AuthenticationConstants.ServiceUrlClaim, activity.ServiceUrl)], AuthenticationConstants.AnonymousAuthType);
        }

        ChannelAuthenticationLog.RequestRefused(log, "anonymous callers are for Development on loopback only");
        throw new UnauthorizedAccessException("anonymous");
    }

    [LoggerMessage(3001, LogLevel.Warning, "An authenticated activity was refused at the gate: {Refusal}")]
    private partial void LogRefusedAtGate(string refusal);
}
