using McaBot.Sandbox.Wire;
using Microsoft.IdentityModel.Tokens;

namespace McaBot.Tests.Teams;

/// <summary>Every way an activity can fail to be the channel's, one sentence each. All get 401 unless a row says otherwise.</summary>
internal static class Refusals
{
    public const string Foreign = "99999999-9999-4999-8999-999999999999";
    private const string Evil = "https://evil.example/teams/";

    private static DateTimeOffset Now => TimeProvider.System.GetUtcNow();

    public static TheoryData<string, int, Action<Attempt>> OfTheHeader =>
    new()
    {
        { "There is no token.", 401, a => a.Authorization = _ => [] },
        { "The header is empty.", 401, a => a.Authorization = _ => [""] },
        { "The scheme is another.", 401, a => a.Authorization = t => ["Basic " + t] },
        { "There is no scheme.", 401, a => a.Authorization = t => [t] },
        { "Something follows the token.", 401, a => a.Authorization = t => [$"Bearer {t} more"] },
        { "The token is garbage.", 401, a => a.Authorization = _ => ["Bearer abc.def.ghi"] },
        { "The garbage is long.", 401, a => a.Authorization = _ => ["Bearer " + new string('x', 20_000)] },
        { "The header is longer than any token.", 431, a => a.Authorization = t => [$"Bearer {t}{new string('x', 60_000)}"] },
        { "The signature is cut off.", 401, a => a.Authorization = t => ["Bearer " + t[..(t.LastIndexOf('.') + 1)]] },
        { "The signature is broken.", 401, a => a.Authorization = t => ["Bearer " + Broken(t)] },
        {
            "What is signed was changed afterwards.",
            401,
            a =>
                a.Authorization = t =>
                    [
                        "Bearer "
                            + Swapped(
                                t,
                                a.World.Issuer.Mint(
                                    new TokenRequest { ServiceUrl = (string)a.Activity["serviceUrl"]!, Expires = Now.AddDays(9) })),
                    ]
        },
        { "The header comes twice, the good token first.", 401, a => a.Authorization = t => ["Bearer " + t, "Bearer abc"] },
        { "The header comes twice, the good token last.", 401, a => a.Authorization = t => ["Bearer abc", "Bearer " + t] },
        { "The good token comes twice.", 401, a => a.Authorization = t => ["Bearer " + t, "Bearer " + t] },
        { "The token is in the query.", 401, a => (a.Authorization, a.Query) = (_ => [], t => "?access_token=" + t) },
        {
            "The token is in the body.",
            401,
            a =>
                (a.Authorization, a.Body) = (
                    _ => [], (text, t) => $"{text[..^1]},\"authorization\":\"Bearer {t}\",\"access_token\":\"{t}\"}}")
        },
        {
            "The token is in other headers.",
            401,
            a =>
                (a.Authorization, a.More) = (
                    _ => [],
                    t => [("Proxy-Authorization", "Bearer " + t), ("X-Authorization", "Bearer " + t), ("Cookie", "Authorization=" + t)])
        },
    };

    public static TheoryData<string, int, Action<Attempt>> OfTheToken =>
    new()
    {
        {
            "It expired six minutes ago.",
            401,
            a => a.Token = new TokenRequest { NotBefore = Now.AddHours(-1), Expires = Now.AddMinutes(-6) }
        },
        { "It holds only in six minutes.", 401, a => a.Token = new TokenRequest { NotBefore = Now.AddMinutes(6) } },
        { "It never expires.", 401, a => a.Token = new TokenRequest { Without = ["exp"] } },
        { "It is for another bot.", 401, a => a.Token = new TokenRequest { Audience = Foreign } },
        { "It is for nobody.", 401, a => a.Token = new TokenRequest { Without = ["aud"] } },
        { "It is for this bot and another.", 401, a => a.Token = With("aud", new[] { Foreign, a.World.Ids.AppId }) },
        { "Its issuer looks alike.", 401, a => a.Token = new TokenRequest { Issuer = TokenIssuer.ChannelIssuer + ".evil.example" } },
        { "Its issuer is written otherwise.", 401, a => a.Token = new TokenRequest { Issuer = "https://API.botframework.com" } },
        { "It names no issuer.", 401, a => a.Token = new TokenRequest { Without = ["iss"] } },
        {
            "Entra issued it to an app, as to a skill.",
            401,
            a => a.Token = Entra(a, "1.0", "appid", a.World.Issuer.EntraIssuer) with { Key = a.World.Issuer.EntraKey }
        },
        {
            "Entra issued it in version 2, as to the emulator.",
            401,
            a =>
                a.Token = Entra(a, "2.0", "azp", $"https://login.microsoftonline.com/{a.World.Ids.TenantId}/v2.0") with
                {
                    Key = a.World.Issuer.EntraKey,
                }
        },
        { "It says Entra, and the channel's key signed it.", 401, a => a.Token = Entra(a, "1.0", "appid", a.World.Issuer.EntraIssuer) },
        { "It says the channel, and Entra's key signed it.", 401, a => a.Token = new TokenRequest { Key = a.World.Issuer.EntraKey } },
        { "Its key is not published.", 401, a => a.Token = new TokenRequest { Key = new SigningKey("msteams") } },
        { "Its key goes by a published id.", 401, a => a.Token = new TokenRequest { Key = SigningKey.GoingBy(a.World.Issuer.Key.Id) } },
        { "It names no key.", 401, a => a.Token = new TokenRequest { Key = SigningKey.GoingBy(null) } },
        {
            "Its key is endorsed for another channel.",
            401,
            a => a.Token = new TokenRequest { Key = a.World.Issuer.Publish(new SigningKey("webchat")) }
        },
        {
            "Its key is endorsed for no channel.",
            401,
            a => a.Token = new TokenRequest { Key = a.World.Issuer.Publish(new SigningKey()) }
        },
        { "It is unsigned and says so.", 401, a => a.Token = new TokenRequest { Algorithm = "none" } },
        { "The public key served as a secret.", 401, a => a.Token = new TokenRequest { Algorithm = SecurityAlgorithms.HmacSha256 } },
        {
            "It asks for an extension to be understood.",
            401,
            a => a.Token = new TokenRequest { Headers = new Dictionary<string, object> { ["crit"] = new[] { "exp" } } }
        },
        { "The algorithm is ES256.", 401, a => a.Token = new TokenRequest { Algorithm = SecurityAlgorithms.EcdsaSha256 } },
        { "The algorithm is PS256.", 401, a => a.Token = new TokenRequest { Algorithm = SecurityAlgorithms.RsaSsaPssSha256 } },
        { "It names no service address.", 401, a => a.Token = new TokenRequest { Without = ["serviceurl"] } },
        { "It names an empty service address.", 401, a => a.Token = With("serviceurl", "") },
        {
            "It names several service addresses.",
            401,
            a => a.Token = With("serviceurl", new[] { Evil, (string)a.Activity["serviceUrl"]! })
        },
        { "It names another service address.", 401, a => a.Token = new TokenRequest { ServiceUrl = Evil } },
    };

    public static TheoryData<string, int, Action<Attempt>> OfTheActivity =>
    new()
    {
        {
            "It names another service address than the token.",
            401,
            a => (a.Token, a.Activity["serviceUrl"]) = (new TokenRequest { ServiceUrl = (string)a.Activity["serviceUrl"]! }, Evil)
        },
        { "It names its service address twice.", 401, a => a.Body = (text, _) => $"{text[..^1]},\"serviceUrl\":\"{Evil}\"}}" },
        {
            "It names no service address.",
            401,
            a => (a.Token, a.Activity["serviceUrl"]) = (new TokenRequest { ServiceUrl = (string)a.Activity["serviceUrl"]! }, null)
        },
        { "Its host looks alike.", 401, a => a.ComesFrom("https://smba.trafficmanager.net.evil.example/emea/") },
        { "Its host ends alike.", 401, a => a.ComesFrom("https://evilsmba.trafficmanager.net/emea/") },
        { "Its host is a neighbour in the shared cloud.", 401, a => a.ComesFrom("https://evil.trafficmanager.net/emea/") },
        { "It comes over plain http.", 401, a => a.ComesFrom("http://smba.trafficmanager.net/emea/") },
        { "Its host is an address.", 401, a => a.ComesFrom("https://52.112.0.1/emea/") },
        {
            "Its host is this machine by another name.",
            401,
            a => a.ComesFrom(((string)a.Activity["serviceUrl"]!).Replace("127.0.0.1", "127.0.0.2", StringComparison.Ordinal))
        },
        {
            "Its address holds credentials.",
            401,
            a => a.ComesFrom(((string)a.Activity["serviceUrl"]!).Replace("://", "://teams:secret@", StringComparison.Ordinal))
        },
        {
            "Its address hides the host behind credentials.",
            401,
            a => a.ComesFrom(((string)a.Activity["serviceUrl"]!).Replace("/teams/", "@evil.example/teams/", StringComparison.Ordinal))
        },
        { "Its address has a query.", 401, a => a.ComesFrom((string)a.Activity["serviceUrl"]! + "?next=/") },
        { "Its address has a fragment.", 401, a => a.ComesFrom((string)a.Activity["serviceUrl"]! + "#next") },
        { "Its port is another.", 401, a => a.ComesFrom("http://127.0.0.1:1/teams/") },
        { "Its address is no address.", 401, a => a.ComesFrom("teams") },
        { "Its address is a file.", 401, a => a.ComesFrom("file:///teams/") },
        { "No tenant is named.", 401, a => a.IsOfTenant(null, null) },
        { "The tenant is foreign.", 401, a => a.IsOfTenant(Foreign, Foreign) },
        { "The conversation is of a foreign tenant.", 401, a => a.IsOfTenant(Foreign, a.World.Ids.TenantId) },
        { "The channel data are of a foreign tenant.", 401, a => a.IsOfTenant(a.World.Ids.TenantId, Foreign) },
        { "The tenant is no id.", 401, a => a.IsOfTenant("common", "common") },
        { "The tenant is the empty id.", 401, a => a.IsOfTenant($"{Guid.Empty}", $"{Guid.Empty}") },
        { "The channel data cannot be read.", 401, a => a.Activity["channelData"] = "tenant" },
        {
            "It is of another channel, whose key signed it.",
            401,
            a =>
                (a.Activity["channelId"], a.Token) = (
                    "webchat", new TokenRequest { Key = a.World.Issuer.Publish(new SigningKey("webchat")) })
        },
        { "It is of another channel.", 401, a => a.Activity["channelId"] = "emulator" },
        { "It names no channel.", 401, a => a.Activity["channelId"] = null },
    };

    private static TokenRequest With(string claim, object value) => new() { Claims = new Dictionary<string, object> { [claim] = value } };

    private static TokenRequest Entra(Attempt attempt, string version, string caller, string issuer) =>
    new()
    {
        Issuer = issuer,
        Claims = new Dictionary<string, object>
        {
            ["ver"] = version,
            [caller] = attempt.World.Ids.AppId,
            ["tid"] = attempt.World.Ids.TenantId,
        },
    };

    private static string Broken(string token)
    {
        var at = token.LastIndexOf('.') + 20;
        return $"{token[..at]}{(token[at] == 'A' ? 'B' : 'A')}{token[(at + 1)..]}";
    }

    /// <summary>The payload of one token between the header and the signature of another.</summary>
    private static string Swapped(string signed, string payload)
    {
        var parts = signed.Split('.');
        return $"{parts[0]}.{payload.Split('.')[1]}.{parts[2]}";
    }
}
