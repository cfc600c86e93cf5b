using System.Text.Json.Nodes;

namespace McaBot.Sandbox.World;

/// <summary>What the bot answered to one activity.</summary>
/// <param name="Status">HTTP status; 0 when no answer came.</param>
/// <param name="Activity">As sent: it can be sent again.</param>
/// <param name="Sent">The person's message in the conversation, where the activity was one.</param>
public sealed record Delivery(int Status, string Body, JsonObject Activity, Message? Sent = null)
{
    public bool IsOk => Status is >= 200 and < 300;

    public JsonObject? Json => IsOk && Body.StartsWith('{') ? JsonNode.Parse(Body) as JsonObject : null;
}
