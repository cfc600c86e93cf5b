using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace McaBot.Tests.Sdk;

/// <summary>A channel service's token issuer on loopback: OpenID metadata, keys with endorsements, real signatures.</summary>
public sealed class TestIssuer : IAsyncDisposable
{
    public const string Name = "https://api.botframework.com";
    public const string Bot = "11111111-2222-3333-4444-555555555555";
    public const string ServiceUrl = "https://smba.example/emea/";
    // Making RSA keys is slow; a test needs a few different ones.
    private static readonly RSAParameters[] Material = [.. Enumerable.Range(0, 4).Select(_ => RSA.Create(2048).ExportParameters(true))];
    private readonly List<PublishedKey> _published = [];
    private LoopbackServer _server = null!;
    private int _fetches;
    private int _keys;

    public string MetadataUrl => new Uri(_server.Address, "metadata").AbsoluteUri;

    public int Fetches => _fetches;

    public bool IsDown { get; set; }

    public string? KeysUrl { get; set; }

    /// <summary>The key that signs unless a token says otherwise.</summary>
    public RsaSecurityKey Key { get; private set; } = null!;

    public static async Task<TestIssuer> StartAsync()
    {
        var issuer = new TestIssuer();
        issuer.RollOver("first");
        issuer._server = await LoopbackServer.StartAsync(issuer.AnswerAsync);
        return issuer;
    }

    public RsaSecurityKey NewKey(string id) => new(RSA.Create(Material[_keys++])) { KeyId = id };

    /// <summary>Replaces every published key by a new one.</summary>
    public void RollOver(string id)
    {
        _published.Clear();
        Key = Publish(id, "msteams");
    }

    public RsaSecurityKey Publish(string id, params string[]? endorsements)
    {
        var key = NewKey(id);
        _published.Add(new PublishedKey(key, endorsements));
        return key;
    }

    /// <summary>A good token; <paramref name="change"/> makes it a bad one.</summary>
    public string Token(Action<SecurityTokenDescriptor>? change = null)
    {
        var now = TimeProvider.System.GetUtcNow().UtcDateTime;
        var token = new SecurityTokenDescriptor
        {
            Issuer = Name,
            Audience = Bot,
            NotBefore = now.AddMinutes(-1),
            Expires = now.AddHours(1),
            Claims = new Dictionary<string, object> { ["serviceurl"] = ServiceUrl },
            SigningCredentials = new SigningCredentials(Key, SecurityAlgorithms.RsaSha256),
        };
        change?.Invoke(token);
        return new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false }.CreateToken(token);
    }

    public async ValueTask DisposeAsync() => await _server.DisposeAsync();

    private async Task AnswerAsync(HttpContext context)
    {
        Interlocked.Increment(ref _fetches);
        if (IsDown)
        {
            context.Response.StatusCode = 503;
            return;
        }

        await context.Response.WriteAsync(context.Request.Path == "/metadata"
            ? JsonSerializer.Serialize(new { issuer = Name, jwks_uri = KeysUrl ?? new Uri(_server.Address, "keys").AbsoluteUri })
            : JsonSerializer.Serialize(new { keys = _published.Select(Describe) }));
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
            entry["endorsements"] = published.Endorsements;
        return entry;
    }

    private sealed record PublishedKey(RsaSecurityKey Key, string[]? Endorsements);
}
