using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace McaBot.Sandbox.Wire;

/// <summary>
/// The channel's token issuer (OpenID metadata and keys) and, with a key of its own that the channel's metadata never shows,
/// Entra's tokens for the bot's calls.
/// </summary>
/// <param name="most">So many tokens are remembered; null remembers all.</param>
public sealed class TokenIssuer(string appId, string tenantId, TimeProvider clock, int? most = null)
{
    public const string ChannelIssuer = "https://api.botframework.com";
    private readonly JsonWebTokenHandler handler = new() { SetDefaultTimesOnTokenCreation = false };
    private readonly Kept<string> minted = new(most);
    private ImmutableDictionary<string, long> revoked = ImmutableDictionary<string, long>.Empty;
    private long lastNumber;
    private ImmutableList<SigningKey> published = [SigningKey.OfChannel()];

    public SigningKey Key => published[0];

    public SigningKey EntraKey { get; } = SigningKey.OfEntra();

    /// <summary>Every token that was handed out, to whomever.</summary>
    public IReadOnlyList<string> Minted => minted.All;

    public string EntraIssuer => $"https://sts.windows.net/{tenantId}/";

    /// <summary>The application permissions in tokens for Graph, as the script in deploy/ grants them and one more.</summary>
    public ImmutableHashSet<string> GraphPermissions { get; set; } =
    [
        "User.Read.All", "GroupMember.Read.All", "Directory.Read.All", "TeamsAppInstallation.ReadWriteSelfForUser.All",
        "MailboxSettings.Read",
    ];

    /// <summary>While set, metadata and keys answer 503.</summary>
    public bool IsDown { get; set; }

    /// <summary>New tokens are signed by a new key from now on.</summary>
    /// <param name="keepOld">Whether the key set still lists the earlier keys.</param>
    public SigningKey RollOver(bool keepOld = true) => RollOver(new SigningKey("msteams"), keepOld);

    public SigningKey RollOver(SigningKey key, bool keepOld = true)
    {
        published = keepOld ? published.Insert(0, key) : [key];
        return key;
    }

    /// <summary>Lists a further key, which signs nothing by itself.</summary>
    public SigningKey Publish(SigningKey key)
    {
        published = published.Add(key);
        return key;
    }

    /// <summary>A token such as the channel sends with each activity.</summary>
    public string Mint(TokenRequest request)
    {
        var claims = new Dictionary<string, object>(request.Claims);
        if (request.ServiceUrl is not null) claims.TryAdd("serviceurl", request.ServiceUrl);
        return Sign(request.Issuer ?? ChannelIssuer, request.Audience ?? appId, claims, request);
    }

    /// <summary>Entra's tokens for this resource that were made so far no longer hold.</summary>
    public void Revoke(string resource) =>
        ImmutableInterlocked.Update(ref revoked, (all, count) => all.SetItem(resource, count), Interlocked.Read(ref lastNumber));

    internal string MintForResource(string resource, string clientId, TimeSpan life) =>
    Sign(
        EntraIssuer,
        resource,
        new Dictionary<string, object>
        {
            ["appid"] = clientId,
            ["tid"] = tenantId,
            ["idtyp"] = "app",
            ["ver"] = "1.0",
            ["uti"] = Interlocked.Increment(ref lastNumber),
            ["roles"] = resource == Graph.Resource ? GraphPermissions.Order(StringComparer.Ordinal).ToArray() : [],
        },
        new TokenRequest { Key = EntraKey, Expires = clock.GetUtcNow() + life });

    /// <returns>Whether the bearer token of a call was minted for this resource and still holds.</returns>
    internal async Task<bool> HoldsAsync(HttpRequest request, string resource)
    {
        const string scheme = "Bearer ";
        var header = request.Headers.Authorization.ToString();
        if (!header.StartsWith(scheme, StringComparison.OrdinalIgnoreCase)) return false;

        var result = await handler.ValidateTokenAsync(header[scheme.Length..], new TokenValidationParameters
        {
            ValidIssuer = EntraIssuer,
            ValidAudience = resource,
            IssuerSigningKey = EntraKey.Key,
            ClockSkew = TimeSpan.Zero,
        });
        return result.IsValid
        && (
            !result.Claims.TryGetValue("uti", out var number)
            || Convert.ToInt64(number, CultureInfo.InvariantCulture) > revoked.GetValueOrDefault(resource));
    }

    internal void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/issuer/.well-known/openidconfiguration", (HttpContext context) => Answer(context, new JsonObject
        {
            ["issuer"] = ChannelIssuer,
            ["authorization_endpoint"] = "https://invalid.botframework.com",
            ["jwks_uri"] = $"{context.Request.Scheme}://{context.Request.Host}/issuer/.well-known/keys",
            ["id_token_signing_alg_values_supported"] = new JsonArray("RS256"),
            ["token_endpoint_auth_methods_supported"] = new JsonArray("private_key_jwt"),
        }));
        routes.MapGet("/issuer/.well-known/keys", (HttpContext context) =>
            Answer(context, new JsonObject { ["keys"] = new JsonArray([.. published.Select(key => key.ToJson())]) }));
    }

    private Task Answer(HttpContext context, JsonObject json) =>
        IsDown
            ? context.Response.WriteJsonAsync(StatusCodes.Status503ServiceUnavailable, new JsonObject())
            : context.Response.WriteJsonAsync(StatusCodes.Status200OK, json);

    private string Sign(string issuer, string audience, Dictionary<string, object> claims, TokenRequest request)
    {
        var now = clock.GetUtcNow();
        claims.TryAdd("iss", issuer);
        claims.TryAdd("aud", audience);
        claims.TryAdd("nbf", (request.NotBefore ?? now.AddMinutes(-5)).ToUnixTimeSeconds());
        claims.TryAdd("exp", (request.Expires ?? now.AddHours(1)).ToUnixTimeSeconds());
        foreach (var name in request.Without) claims.Remove(name);
        var token = handler.CreateToken(new SecurityTokenDescriptor
        {
            Claims = claims,
            SigningCredentials = (request.Key ?? Key).CredentialsFor(request.Algorithm),
            AdditionalHeaderClaims = request.Headers?.ToDictionary(),
        });
        minted.Add(token);
        return token;
    }
}
