using System.Security.Claims;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Microsoft.Bot.Connector.Authentication;

/// <summary>
/// Accepts the channel service's tokens for this bot and no other kind: what Entra issues (skills, emulator,
/// agents) fails at the issuer, before any key is fetched.
/// </summary>
internal sealed class ChannelTokenValidator(
    ChannelSettings settings,
    AuthenticationConfiguration configuration,
    ServiceClientCredentialsFactory credentials,
    ChannelKeyStore keys)
{
    private static readonly TimeSpan ClockSkew = TimeSpan.FromMinutes(5);
    private readonly JsonWebTokenHandler _handler = new() { MapInboundClaims = false };
    private readonly string[] _issuers = [settings.Issuer, .. configuration.ValidTokenIssuers ?? []];

    /// <param name="authHeader">The Authorization header.</param>
    /// <param name="channelId">The channel the signing key must be endorsed for.</param>
    /// <param name="serviceUrl">What the claim serviceurl must say; letter case aside.</param>
    /// <param name="cancellationToken">Ends the wait for keys.</param>
    /// <exception cref="UnauthorizedAccessException">The message says which check failed.</exception>
    public async Task<ClaimsIdentity> ValidateAsync(
        string? authHeader,
        string? channelId,
        string? serviceUrl,
        CancellationToken cancellationToken)
    {
        var token = Read(authHeader);
        Require(_issuers.Contains(token.Issuer, StringComparer.Ordinal), "the issuer is not the channel service");
        Require(AuthenticationConstants.AllowedSigningAlgorithms.Contains(token.Alg ?? string.Empty), "the algorithm is not allowed");
        Require(
            token.Audiences.Take(2).ToArray() is [{ Length: > 0 } audience]
                && await credentials.IsValidAppIdAsync(audience, cancellationToken),
            "the audience is not this bot");
        Require(!string.IsNullOrEmpty(channelId), "the activity names no channel");
        Require(
            !string.IsNullOrWhiteSpace(serviceUrl)
                && token.TryGetPayloadValue<string>(AuthenticationConstants.ServiceUrlClaim, out var claimed)
                && string.Equals(claimed, serviceUrl, StringComparison.OrdinalIgnoreCase),
            "the service URL is not the token's");

        Require(!string.IsNullOrEmpty(token.Kid), "the token names no key");
        var key = await keys.FindAsync(token.Kid, cancellationToken);
        Require(key is not null, "the key is unknown");
        Require(key!.Endorsements.Contains(channelId!), "the key is not endorsed for the channel");
        Require(
            configuration.RequiredEndorsements.All(key.Endorsements.Contains),
            "the key lacks a required endorsement");

        var result = await _handler.ValidateTokenAsync(token, Parameters(key));
        Require(result.IsValid, result.Exception is SecurityTokenInvalidLifetimeException or SecurityTokenExpiredException
            or SecurityTokenNotYetValidException or SecurityTokenNoExpirationException
            ? "the token is outside its lifetime"
            : "the signature is not valid");

        if (configuration.ClaimsValidator is { } validator)
            await validator.ValidateClaimsAsync([.. result.ClaimsIdentity.Claims]);
        return result.ClaimsIdentity;
    }

    private JsonWebToken Read(string? authHeader)
    {
        Require(!string.IsNullOrWhiteSpace(authHeader), "there is no token");
        Require(
            authHeader!.Split(' ') is [var scheme, { Length: > 0 }] && scheme.Equals("Bearer", StringComparison.OrdinalIgnoreCase),
            "the header holds no bearer token");
        try
        {
            var token = _handler.ReadJsonWebToken(authHeader["Bearer ".Length..]);
            Require(!token.IsEncrypted, "the token is encrypted");
            return token;
        }
        catch (Exception e) when (e is ArgumentException or SecurityTokenException)
        {
            throw new UnauthorizedAccessException("the token is malformed");
        }
    }

    private TokenValidationParameters Parameters(ChannelKey key) => new()
    {
        ValidIssuers = _issuers,
        ValidateAudience = false, // checked above: only the credentials factory knows the app id
        ValidAlgorithms = AuthenticationConstants.AllowedSigningAlgorithms,
        IssuerSigningKey = key.Key,
        RequireSignedTokens = true,
        RequireExpirationTime = true,
        ValidateIssuerSigningKey = true,
        ValidateLifetime = true,
        ClockSkew = ClockSkew,
    };

    private static void Require(bool condition, string otherwise)
    {
        if (!condition)
            throw new UnauthorizedAccessException(otherwise);
    }
}
