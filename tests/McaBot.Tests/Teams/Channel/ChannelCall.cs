using System.Text.Json.Nodes;

namespace McaBot.Tests.Teams.Channel;

internal sealed record ChannelCall(string Method, string Target, string Authorization, string Body)
{
    public JsonNode Json => JsonNode.Parse(Body)!;
}
