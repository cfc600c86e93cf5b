using System.Text.Json.Nodes;
using McaBot.Sandbox;
using McaBot.Sandbox.World;

namespace McaBot.Tests.Support;

/// <summary>Sends what no card of ours would send: properly signed, oddly filled.</summary>
internal static class Forgery
{
    public static Task<PressResult> ForgesAsync(
        this SandboxWorld world, TeamsUser by, Message about, string verb, JsonNode? data, Conversation? where = null) =>
        world.InvokesAsync(
            by,
            about,
            new JsonObject
            {
                ["action"] = new JsonObject
                {
                    ["type"] = "Action.Execute",
                    ["verb"] = verb,
                    ["data"] = data,
                },
                ["trigger"] = "manual",
            },
            where);

    public static async Task<PressResult> InvokesAsync(
        this SandboxWorld world, TeamsUser by, Message about, JsonObject value, Conversation? where = null) =>
        new(
            await world.Client.DeliverAsync(
                world.Client.Activities.Invoke(by.Person, where ?? by.Chat, about, "adaptiveCard/action", value)),
            new Dictionary<string, string>());

    /// <summary>Presses it as an Action.Submit would, as a message with a value.</summary>
    public static Task<Delivery> ForgesSubmitAsync(this SandboxWorld world, TeamsUser by, Message about, JsonNode value)
    {
        var submit = world.Client.Activities.From(by.Person, by.Chat, "message");
        submit["value"] = value;
        submit["replyToId"] = about.Id;
        return world.Client.DeliverAsync(submit);
    }
}
