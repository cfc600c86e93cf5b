using System.Text.Json.Nodes;
using McaBot.Sandbox.Wire;

namespace McaBot.Sandbox.World;

/// <summary>What the bot answered to one activity.</summary>
/// <param name="Status">HTTP status; 0 when no answer came.</param>
/// <param name="Activity">As sent: it can be sent again.</param>
/// <param name="Sent">The person's message in the conversation, where the activity was one.</param>
public sealed record Delivery(int Status, string Body, JsonObject Activity, Message? Sent = null)
{
    public bool IsOk => Status is >= 200 and < 300;

    public JsonObject? Json => IsOk && Body.StartsWith('{') ? JsonNode.Parse(Body) as JsonObject : null;

    /// <summary>Who did what, and what the answer was besides a card.</summary>
    public override string ToString() =>
        $"{Activity.Object("from").Text("name")}: {What} -> {Status} {(Json is { } json ? json.Text("value") : Body)}";

    private string? What =>
        Activity.Object("value").Object("action").Text("verb") ?? Activity.Object("value").Text("verb") ?? Activity.Text("name")
        ?? Activity.Text("text") ?? Activity.Text("type");
}
