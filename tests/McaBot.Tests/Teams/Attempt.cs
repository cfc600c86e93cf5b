using System.Text;
using System.Text.Json.Nodes;
using McaBot.Sandbox;
using McaBot.Sandbox.Wire;

namespace McaBot.Tests.Teams;

/// <summary>One request to the bot, as the channel would deliver it unless a row of a table spoils it.</summary>
internal sealed class Attempt(SandboxWorld world, JsonObject activity)
{
    public SandboxWorld World => world;

    public JsonObject Activity => activity;

    public TokenRequest Token { get; set; } = new();

    /// <summary>The values of the Authorization header, given the token; each goes into a line of its own.</summary>
    public Func<string, IEnumerable<string>> Authorization { get; set; } = token => ["Bearer " + token];

    /// <summary>Further headers, given the token.</summary>
    public Func<string, IEnumerable<(string Name, string Value)>> More { get; set; } = _ => [];

    /// <summary>What is sent of the activity's text, given the token.</summary>
    public Func<string, string, string> Body { get; set; } = (text, _) => text;

    public Func<string, string> Query { get; set; } = _ => "";

    /// <summary>Token and activity agree on this address.</summary>
    public void ComesFrom(string serviceUrl) => activity["serviceUrl"] = serviceUrl;

    public void IsOfTenant(string? ofConversation, string? ofChannelData) =>
    (activity["conversation"]!["tenantId"], activity["channelData"]) = (
        ofConversation, ofChannelData is null ? null : new JsonObject { ["tenant"] = new JsonObject { ["id"] = ofChannelData } });

    public Task<(int Status, string Body)> SendAsync()
    {
        var token = world.Issuer.Mint(Token with { ServiceUrl = Token.ServiceUrl ?? (string?)activity["serviceUrl"] });
        var body = Body(activity.ToJsonString(), token);
        var headers = Authorization(token)
            .Select(value => ("Authorization", value))
            .Concat(More(token))
            .Append(("Content-Type", "application/json"))
            .Append(("Content-Length", Encoding.UTF8.GetByteCount(body).ToString(System.Globalization.CultureInfo.InvariantCulture)));
        return RawHttp.PostAsync(world.Bot!.Address, "/api/messages" + Query(token), headers, body);
    }
}
