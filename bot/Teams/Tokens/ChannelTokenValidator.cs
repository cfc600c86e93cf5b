using System.Security.Claims;
using Microsoft.Bot.Connector.Authentication;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace McaBot.Teams.Tokens;

/// <summary>
/// Accepts the channel service's tokens for this bot and no other kind: what Entra issues (skills, emulator, agents) fails at the issuer,
/// before any key is fetched.
/// </summary>
internal sealed class ChannelTokenValidator(
    ChannelSettings settings, ServiceClientCredentialsFactory credentials, ChannelKeyStore keys, TimeProvider time)
{
    private static readonly TimeSpan ClockSkew = TimeSpan.FromMinutes(5);

    private readonly JsonWebTokenHandler handler = new() { MapInboundClaims = false };
    private readonly ProvedTokens proved = new();

    /// <param name="authHeader">The Authorization header.</param>
    /// <param name="channelId">The channel the signing key must be endorsed for.</param>
    /// <param name="serviceUrl">What the claim serviceurl must say; letter case aside.</param>
    /// <exception cref="UnauthorizedAccessException">The message says which check failed.</exception>
    public async Task<ClaimsIdentity> ValidateAsync(
        string? authHeader, string? channelId, string? serviceUrl, CancellationToken cancellationToken)
    {
        Require(!string.IsNullOrWhiteSpace(authHeader), "there is no token");
        var known = proved.Find(authHeader!);
        var token = known?.Token ?? await ReadAsync(Bearer(authHeader!), cancellationToken);
        Require(!string.IsNullOrEmpty(channelId), "the activity names no channel");
        Require(
            !string.IsNullOrWhiteSpace(serviceUrl)
                && string.Equals(known?.ServiceUrl ?? ServiceUrlOf(token), serviceUrl, StringComparison.OrdinalIgnoreCase),
            "the service URL is not the token's");

        Require(!string.IsNullOrEmpty(token.Kid), "the token names no key");
        var key = await keys.FindAsync(token.Kid, cancellationToken);
        Require(key is not null, "the key is unknown");
        Require(key!.Endorsements.Contains(channelId!), "the key is not endorsed for the channel");

        // The signature of the same token under the same key holds; all that depends on the activity or on time is asked each time.
        if (known is null || !ReferenceEquals(known.Key, key))
        {
            var result = await handler.ValidateTokenAsync(token, Parameters(key));
            Require(result.IsValid, "the signature is not valid");
            known = new ProvedToken(token, serviceUrl!, key, result.ClaimsIdentity);
            proved.Keep(authHeader!, known);
        }

        Require(IsWithinLifetime(token), "the token is outside its lifetime");
        return known.Identity;
    }

    private bool IsWithinLifetime(JsonWebToken token)
    {
        var now = time.GetUtcNow().UtcDateTime;
        return token.ValidTo != DateTime.MinValue && now - ClockSkew <= token.ValidTo && now + ClockSkew >= token.ValidFrom;
    }

    private static string Bearer(string authHeader)
    {
        Require(
            authHeader.Split(' ') is [var scheme, { Length: > 0 }] && scheme.Equals("Bearer", StringComparison.OrdinalIgnoreCase),
            "the header holds no bearer token");
        return authHeader["Bearer ".Length..];
    }

    private static string? ServiceUrlOf(JsonWebToken token) =>
        token.TryGetPayloadValue<string>(AuthenticationConstants.ServiceUrlClaim, out var claimed) ? claimed : null;

    /// <summary>With all checks that need neither a key nor the activity: who fails here makes the bot fetch nothing.</summary>
    private async Task<JsonWebToken> ReadAsync(string encoded, CancellationToken cancellationToken)
    {
        var token = Read(encoded);
        Require(string.Equals(token.Issuer, settings.Issuer, StringComparison.Ordinal), "the issuer is not the channel service");
        Require(AuthenticationConstants.AllowedSigningAlgorithms.Contains(token.Alg ?? ""), "the algorithm is not allowed");
        Require(
            token.Audiences.Take(2).ToArray() is [{ Length: > 0 } audience]
                && await credentials.IsValidAppIdAsync(audience, cancellationToken),
            "the audience is not this bot");
        return token;
    }

    private JsonWebToken Read(string encoded)
    {
        try
        {
            var token = handler.ReadJsonWebToken(encoded);
            Require(!token.IsEncrypted, "the token is encrypted");

            // RFC 7515: whoever does not understand an extension that is critical must refuse the token, and none is understood here.
            Require(!token.TryGetHeaderValue<object>("crit", out _), "the token has critical extensions");
            return token;
        }
        catch (Exception e) when (e is ArgumentException or SecurityTokenException)
        {
            throw new UnauthorizedAccessException("the token is malformed");
        }
    }

    private TokenValidationParameters Parameters(ChannelKey key) => new()
    {
        ValidIssuer = settings.Issuer,
        ValidateAudience = false, // checked above: only the credentials factory knows the app id
        ValidAlgorithms = AuthenticationConstants.AllowedSigningAlgorithms,
        IssuerSigningKey = key.Key,
        RequireSignedTokens = true,
        ValidateIssuerSigningKey = true,
        ValidateLifetime = false, // checked by the one clock, after this
    };

    private static void Require(bool condition, string otherwise)
    {
        if (!condition)
        {
            throw new UnauthorizedAccessException(otherwise);
        }
    }
}
