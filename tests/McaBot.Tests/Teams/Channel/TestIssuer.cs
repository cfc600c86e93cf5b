using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text.Json;
using McaBot.Tests.Support;
using Microsoft.AspNetCore.Http;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace McaBot.Tests.Teams.Channel;

/// <summary>A channel service's token issuer on loopback: OpenID metadata, keys with endorsements, real signatures.</summary>
public sealed class TestIssuer : IAsyncDisposable
{
    public const string Name = "https://api.botframework.com";
    public const string Bot = "aaaaaaaa-1111-4111-8111-111111111111";
    public const string ServiceUrl = "https://smba.trafficmanager.net/emea/";

    // Making RSA keys is slow; a test needs a few different ones.
    private static readonly RSAParameters[] Material = [.. Enumerable.Range(0, 4).Select(_ => RSA.Create(2048).ExportParameters(true))];
    private readonly List<PublishedKey> published = [];
    private LoopbackServer server = null!;
    private int fetches;
    private int keys;

    public string MetadataUrl => new Uri(server.Address, "metadata").AbsoluteUri;

    public int Fetches => fetches;

    public bool IsDown { get; set; }

    public string? KeysUrl { get; set; }

    /// <summary>The key that signs unless a token says otherwise.</summary>
    public RsaSecurityKey Key { get; private set; } = null!;

    private static DateTime Now => TimeProvider.System.GetUtcNow().UtcDateTime;

    public static async Task<TestIssuer> StartAsync()
    {
        var issuer = new TestIssuer();
        issuer.RollOver("first");
        issuer.server = await LoopbackServer.StartAsync(issuer.AnswerAsync);
        return issuer;
    }

    public RsaSecurityKey NewKey(string id) => new(RSA.Create(Material[keys++])) { KeyId = id };

    /// <summary>Replaces every published key by a new one.</summary>
    public void RollOver(string id)
    {
        published.Clear();
        Key = Publish(id, "msteams");
    }

    public RsaSecurityKey Publish(string id, params string[]? endorsements)
    {
        var key = NewKey(id);
        published.Add(new PublishedKey(key, endorsements));
        return key;
    }

    /// <summary>A good token; <paramref name="change"/> makes it a bad one.</summary>
    public string Token(Action<SecurityTokenDescriptor>? change = null)
    {
        var token = new SecurityTokenDescriptor
        {
            Issuer = Name,
            Audience = Bot,
            NotBefore = Now.AddMinutes(-1),
            Expires = Now.AddHours(1),
            Claims = new Dictionary<string, object> { ["serviceurl"] = ServiceUrl },
            SigningCredentials = new SigningCredentials(Key, SecurityAlgorithms.RsaSha256),
        };
        change?.Invoke(token);
        return new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false }.CreateToken(token);
    }

    public string Token(string serviceUrl) => Token(token => token.Claims["serviceurl"] = serviceUrl);

    public async ValueTask DisposeAsync() => await server.DisposeAsync();

    private async Task AnswerAsync(HttpContext context)
    {
        Interlocked.Increment(ref fetches);
        if (IsDown)
        {
            context.Response.StatusCode = 503;
            return;
        }

        await context.Response.WriteAsync(context.Request.Path == "/metadata"
            ? JsonSerializer.Serialize(new { issuer = Name, jwks_uri = KeysUrl ?? new Uri(server.Address, "keys").AbsoluteUri })
            : JsonSerializer.Serialize(new { keys = published.Select(Describe) }));
    }

    private static Dictionary<string, object> Describe(PublishedKey published)
    {
        var parameters = published.Key.Rsa.ExportParameters(false);
        var entry = new Dictionary<string, object>
        {
            ["kty"] = "RSA",
            ["use"] = "sig",
            ["kid"] = published.Key.KeyId,
            ["x5t"] = published.Key.KeyId,
            ["n"] = Base64Url.EncodeToString(parameters.Modulus),
            ["e"] = Base64Url.EncodeToString(parameters.Exponent),
        };
        if (published.Endorsements is not null)
        {
            entry["endorsements"] = published.Endorsements;
        }

        return entry;
    }

    private sealed record PublishedKey(RsaSecurityKey Key, string[]? Endorsements);
}
