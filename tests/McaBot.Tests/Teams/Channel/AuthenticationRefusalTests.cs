using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Microsoft.IdentityModel.Tokens;

namespace McaBot.Tests.Teams.Channel;

public sealed class AuthenticationRefusalTests : IAsyncLifetime
{
    private TestIssuer issuer = null!;

    private static DateTime Now => TimeProvider.System.GetUtcNow().UtcDateTime;

    public static TheoryData<string, Func<TestIssuer, string?>> Refused =>
    new()
    {
        { "There is no header.", _ => null },
        { "The header is empty.", _ => " " },
        { "The scheme is not Bearer.", i => "Basic " + i.Token() },
        { "There is no scheme.", i => i.Token() },
        { "The header has a third part.", i => $"Bearer {i.Token()} more" },
        { "The token is not a token.", _ => "Bearer abc" },
        { "The token has no signature.", i => "Bearer " + i.Token()[..(i.Token().LastIndexOf('.') + 1)] },
        { "The token is unsigned and says so.", i => "Bearer " + i.Token(t => t.SigningCredentials = null) },
        { "The payload was changed after signing.", i => "Bearer " + Swap(i.Token(), i.Token(t => t.Expires = Now.AddDays(9))) },
        {
            "The token expired six minutes ago.",
            i => Bearer(i, t => t.Expires = Now.AddMinutes(-6), t => t.NotBefore = Now.AddHours(-1))
        },
        { "The token is valid only in six minutes.", i => Bearer(i, t => t.NotBefore = Now.AddMinutes(6)) },
        { "The token never expires.", i => Bearer(i, t => t.Expires = null) },
        { "The token is for another bot.", i => Bearer(i, t => t.Audience = Guid.NewGuid().ToString()) },
        { "The token is for nobody.", i => Bearer(i, t => t.Audience = null) },
        {
            "The token is for this bot and another.",
            i => Bearer(i, t => t.Audience = null, t => t.Audiences.Add(TestIssuer.Bot), t => t.Audiences.Add("other"))
        },
        { "The issuer is unknown.", i => Bearer(i, t => t.Issuer = "https://api.botframework.com.example") },
        { "The issuer differs in case only.", i => Bearer(i, t => t.Issuer = "https://API.botframework.com") },
        { "There is no issuer.", i => Bearer(i, t => t.Issuer = null) },
        {
            "Entra issued the token, as for a skill or an agent.",
            i =>
                Bearer(
                    i,
                    t => t.Issuer = "https://sts.windows.net/d6d49420-f39b-4df7-a1dc-d59a935871db/",
                    Claim("ver", "1.0"),
                    Claim("appid", "other"))
        },
        {
            "Entra issued it in version 2, as for the emulator.",
            i =>
                Bearer(
                    i,
                    t => t.Issuer = "https://login.microsoftonline.com/d6d49420-f39b-4df7-a1dc-d59a935871db/v2.0",
                    Claim("ver", "2.0"),
                    Claim("azp", "other"))
        },
        { "The key is not published.", i => Bearer(i, SignedBy(i.NewKey("unpublished"))) },
        { "Another key signed under a published key's id.", i => Bearer(i, SignedBy(i.NewKey(i.Key.KeyId))) },
        { "The token names no key.", i => Bearer(i, SignedBy(new RsaSecurityKey(i.Key.Rsa))) },
        {
            "The published key was used as an HMAC secret.",
            i =>
                Bearer(i, t =>
                    t.SigningCredentials = new SigningCredentials(
                        new SymmetricSecurityKey(i.Key.Rsa.ExportSubjectPublicKeyInfo()) { KeyId = i.Key.KeyId },
                        SecurityAlgorithms.HmacSha256))
        },
        {
            "The algorithm is ES256.",
            i =>
                Bearer(i, t =>
                    t.SigningCredentials = new SigningCredentials(
                        new ECDsaSecurityKey(ECDsa.Create(ECCurve.NamedCurves.nistP256)) { KeyId = i.Key.KeyId },
                        SecurityAlgorithms.EcdsaSha256))
        },
        {
            "The algorithm is PS256.",
            i => Bearer(i, t => t.SigningCredentials = new SigningCredentials(i.Key, SecurityAlgorithms.RsaSsaPssSha256))
        },
        { "The token names no service URL.", i => Bearer(i, t => t.Claims.Clear()) },
        { "The service URL is another.", i => Bearer(i, Claim("serviceurl", "https://smba.example.evil/emea/")) },
        { "The service URL lacks the final slash.", i => Bearer(i, Claim("serviceurl", TestIssuer.ServiceUrl.TrimEnd('/'))) },
        {
            "The service URL claim is a list.",
            i => Bearer(i, Claim("serviceurl", new[] { TestIssuer.ServiceUrl, "https://other.example/" }))
        },
        { "The key is endorsed for another channel.", i => Bearer(i, SignedBy(i.Publish("webchat-key", "webchat"))) },
        { "The key is endorsed for no channel.", i => Bearer(i, SignedBy(i.Publish("bare-key", null))) },
    };

    /// <summary>Header and payload of tokens nobody signed, as anybody can send them.</summary>
    public static TheoryData<string, string> Unsigned =>
        new()
        {
            { "{}", "{}" },
            { "[]", "[]" },
            { "null", "null" },
            { "x", "y" },
            { "", "" },
            { """{"alg":"RS256"}""", """{"iss":["https://api.botframework.com"],"aud":7}""" },
            { """{"alg":5,"kid":{}}""", """{"iss":"https://api.botframework.com"}""" },
            {
                """{"alg":"RS256","kid":"first"}""",
                """{"iss":"https://api.botframework.com","aud":"AUD","serviceurl":"URL","exp":"soon"}"""
            },
            {
                """{"alg":"RS256","kid":"first"}""",
                """{"iss":"https://api.botframework.com","aud":"AUD","serviceurl":"URL","exp":1e300,"nbf":-1e300}"""
            },
            {
                """{"alg":"RS256","kid":"first"}""",
                """{"iss":"https://api.botframework.com","aud":"AUD","serviceurl":"URL","exp":99999999999999999999999}"""
            },
            { """{"alg":"RS256","kid":"first"}""", """{"iss":"https://api.botframework.com","aud":[],"serviceurl":{}}""" },
            { """{"alg":"RS256","kid":"first"}""", """{"iss":"https://api.botframework.com","aud":{"a":1},"serviceurl":null}""" },
            { """{"alg":"RS256","kid":"first","enc":"A256GCM"}""", """{"iss":"https://api.botframework.com","aud":"AUD"}""" },
            {
                """{"alg":"RS256","kid":"first","crit":["b64"],"b64":false}""",
                """{"iss":"https://api.botframework.com","aud":"AUD","serviceurl":"URL","exp":4102444800}"""
            },
        };

    public static TheoryData<string, Action<SecurityTokenDescriptor>> Accepted =>
    new()
    {
        { "The plain case.", _ => { } },
        {
            "Expired four minutes ago, within the clock skew.",
            t =>
            {
                t.NotBefore = Now.AddHours(-1);
                t.Expires = Now.AddMinutes(-4);
            }
        },
        { "Valid in four minutes, within the clock skew.", t => t.NotBefore = Now.AddMinutes(4) },
        { "The service URL differs in case only.", Claim("serviceurl", "https://SMBA.trafficmanager.net/EMEA/") },
        {
            "Signed with RS512.",
            t => t.SigningCredentials = new SigningCredentials(t.SigningCredentials.Key, SecurityAlgorithms.RsaSha512)
        },
        { "It lasts longer than any calendar.", t => t.Expires = DateTime.MaxValue.AddDays(-1) },
    };

    [Theory]
    [MemberData(nameof(Refused), DisableDiscoveryEnumeration = true)]
    public async Task A_request_is_refused_when(string sentence, Func<TestIssuer, string?> header)
    {
        Assert.NotEmpty(sentence);
        var credentials = new FakeCredentials();

        await Assert.ThrowsAsync<UnauthorizedAccessException>(() =>
            ChannelParts.Authentication(issuer, credentials).AuthenticateRequestAsync(ChannelParts.Activity(), header(issuer), default));

        Assert.Equal(0, credentials.Created);
    }

    [Theory]
    [MemberData(nameof(Unsigned))]
    public async Task A_token_of_any_shape_that_nobody_signed_is_refused_and_no_error_of_the_bot(string header, string payload)
    {
        var named = payload
            .Replace("AUD", TestIssuer.Bot, StringComparison.Ordinal)
            .Replace("URL", TestIssuer.ServiceUrl, StringComparison.Ordinal);
        var (first, second) = (
            Base64Url.EncodeToString(Encoding.UTF8.GetBytes(header)), Base64Url.EncodeToString(Encoding.UTF8.GetBytes(named)));

        foreach (
            var token in new[]
            {
                $"{first}.{second}.",
                $"{first}.{second}.AAAA",
                $"{first}.{second}",
                $"{first}.{second}.A.B.C",
                $"{first}..{second}.A.B",
            })
        {
            await Assert.ThrowsAsync<UnauthorizedAccessException>(
                () => ChannelParts.Authentication(issuer).AuthenticateRequestAsync(ChannelParts.Activity(), "Bearer " + token, default));
        }
    }

    [Theory]
    [MemberData(nameof(Accepted), DisableDiscoveryEnumeration = true)]
    public async Task A_request_is_accepted_when(string sentence, Action<SecurityTokenDescriptor> change)
    {
        Assert.NotEmpty(sentence);
        var authentication = ChannelParts.Authentication(issuer);
        var header = "bearer " + issuer.Token(change);

        var result = await authentication.AuthenticateRequestAsync(ChannelParts.Activity(), header, default);
        var again = await authentication.AuthenticateRequestAsync(ChannelParts.Activity(), header, default);

        Assert.All([result, again], one =>
        {
            Assert.True(one.ClaimsIdentity.IsAuthenticated);
            Assert.Equal(TestIssuer.Bot, one.ClaimsIdentity.FindFirst("aud")?.Value);
            Assert.Equal("https://api.botframework.com", one.Audience);
            Assert.Equal("urn:botframework:azure", one.CallerId);
        });
    }

    [Theory]
    [InlineData(null, TestIssuer.ServiceUrl)]
    [InlineData("", TestIssuer.ServiceUrl)]
    [InlineData("webchat", TestIssuer.ServiceUrl)]
    [InlineData("msteams", null)]
    [InlineData("msteams", "")]
    [InlineData("msteams", "https://elsewhere.example/")]
    public async Task A_good_token_does_not_cover_another_activity(string? channel, string? serviceUrl) =>
        await Assert.ThrowsAsync<UnauthorizedAccessException>(() =>
            ChannelParts
                .Authentication(issuer)
                .AuthenticateRequestAsync(ChannelParts.Activity(serviceUrl, channel), "Bearer " + issuer.Token(), default));

    [Fact]
    public async Task Another_kind_of_token_costs_no_key_fetch()
    {
        var authentication = ChannelParts.Authentication(issuer);
        foreach (var header in new[]
        {
            Bearer(issuer, t => t.Issuer = "https://sts.windows.net/x/"),
            Bearer(issuer, t => t.Audience = "other"),
            Bearer(issuer, Claim("serviceurl", "https://other.example/")),
        })
        {
            await Assert.ThrowsAsync<UnauthorizedAccessException>(
                () => authentication.AuthenticateRequestAsync(ChannelParts.Activity(), header, default));
        }

        Assert.Equal(0, issuer.Fetches);
    }

    [Fact]
    public async Task Streaming_and_skill_requests_are_refused_even_with_a_good_token()
    {
        var authentication = ChannelParts.Authentication(issuer);

        await Assert.ThrowsAsync<UnauthorizedAccessException>(
            () => authentication.AuthenticateStreamingRequestAsync("Bearer " + issuer.Token(), "msteams", default));
        await Assert.ThrowsAsync<UnauthorizedAccessException>(
            () => authentication.AuthenticateChannelRequestAsync("Bearer " + issuer.Token(), default));
    }

    public async Task InitializeAsync() => issuer = await TestIssuer.StartAsync();

    public async Task DisposeAsync() => await issuer.DisposeAsync();

    private static string Bearer(TestIssuer issuer, params Action<SecurityTokenDescriptor>[] changes) =>
        "Bearer " + issuer.Token(token => Array.ForEach(changes, change => change(token)));

    private static Action<SecurityTokenDescriptor> SignedBy(RsaSecurityKey key) =>
        token => token.SigningCredentials = new SigningCredentials(key, SecurityAlgorithms.RsaSha256);

    private static Action<SecurityTokenDescriptor> Claim(string name, object value) => token => token.Claims[name] = value;

    /// <summary>The payload of one token between the header and the signature of another.</summary>
    private static string Swap(string signed, string payload)
    {
        var parts = signed.Split('.');
        return $"{parts[0]}.{payload.Split('.')[1]}.{parts[2]}";
    }
}
