using System.Security.Claims;
using McaBot.Sdk;
using Microsoft.Bot.Schema;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Microsoft.Bot.Connector.Authentication;

internal sealed class ChannelAuthentication : BotFrameworkAuthentication
{
    private readonly ChannelSettings _settings;
    private readonly ServiceClientCredentialsFactory _credentials;
    private readonly IHttpClientFactory? _httpClients;
    private readonly ILogger _logger;
    private readonly ChannelTokenValidator _validator;

    public ChannelAuthentication(
        ChannelSettings settings,
        ServiceClientCredentialsFactory credentials,
        AuthenticationConfiguration configuration,
        IHttpClientFactory? httpClients,
        ILogger? logger,
        TimeProvider? time = null)
    {
        _settings = settings;
        _credentials = credentials;
        _httpClients = httpClients;
        _logger = logger ?? NullLogger.Instance;
        var keys = new ChannelKeyStore(
            new ChannelKeySource(SharedHttp.Client, settings), time ?? TimeProvider.System, _logger);
        _validator = new ChannelTokenValidator(settings, configuration, credentials, keys);
    }

    public override string GetOriginatingAudience() => _settings.OAuthScope;

    public override async Task<AuthenticateRequestResult> AuthenticateRequestAsync(
        Activity activity, string? authHeader, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(activity);
        try
        {
            var anonymous = string.IsNullOrWhiteSpace(authHeader)
                && await _credentials.IsAuthenticationDisabledAsync(cancellationToken);
            var identity = anonymous
                ? Anonymous(activity)
                : await _validator.ValidateAsync(
                    authHeader, activity.ChannelId, activity.ServiceUrl, cancellationToken);
            return new AuthenticateRequestResult
            {
                ClaimsIdentity = identity,
                Audience = _settings.OAuthScope,
                CallerId = anonymous ? null : _settings.CallerId,
                ConnectorFactory = CreateConnectorFactory(identity),
            };
        }
        catch (UnauthorizedAccessException e)
        {
            AuthenticationLog.RequestRefused(_logger, e.Message);
            throw;
        }
    }

    /// <summary>Streaming connections are outside the slice in use, so none is let in.</summary>
    public override Task<AuthenticateRequestResult> AuthenticateStreamingRequestAsync(
        string? authHeader, string? channelIdHeader, CancellationToken cancellationToken) =>
        Task.FromException<AuthenticateRequestResult>(new UnauthorizedAccessException("streaming is not offered"));

    /// <summary>Only skills' hosts receive such requests, and this bot calls no skill.</summary>
    public override Task<ClaimsIdentity> AuthenticateChannelRequestAsync(
        string? authHeader, CancellationToken cancellationToken) =>
        Task.FromException<ClaimsIdentity>(new UnauthorizedAccessException("skills are not offered"));

    public override ConnectorFactory CreateConnectorFactory(ClaimsIdentity claimsIdentity)
    {
        ArgumentNullException.ThrowIfNull(claimsIdentity);
        return new ChannelConnectorFactory(
            claimsIdentity.FindFirst(AuthenticationConstants.AudienceClaim)?.Value
                ?? claimsIdentity.FindFirst(AuthenticationConstants.AppIdClaim)?.Value,
            claimsIdentity.FindFirst(AuthenticationConstants.ServiceUrlClaim)?.Value,
            _settings,
            _credentials,
            _httpClients);
    }

    public override Task<UserTokenClient> CreateUserTokenClientAsync(
        ClaimsIdentity claimsIdentity, CancellationToken cancellationToken) =>
        throw new NotSupportedException("Sign-in cards are outside the slice in use.");

    private ClaimsIdentity Anonymous(Activity activity) =>
        _settings.Development
        && Uri.TryCreate(activity.ServiceUrl, UriKind.Absolute, out var serviceUrl)
        && serviceUrl.IsLoopback
            ? new ClaimsIdentity(
                [new Claim(AuthenticationConstants.ServiceUrlClaim, activity.ServiceUrl)],
                AuthenticationConstants.AnonymousAuthType)
            : throw new UnauthorizedAccessException("anonymous callers are for Development on loopback only");
}
