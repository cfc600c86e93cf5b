using System.Text.Json.Nodes;
using McaBot.Sandbox.Wire;
using McaBot.Sandbox.World;

namespace McaBot.Sandbox.Page;

/// <summary>What the page's people do with the message extension: all of it in the channel.</summary>
internal static class ExtensionActs
{
    /// <returns>Null for whatever is something else.</returns>
    public static async Task<JsonObject?> DoAsync(TeamsUser user, string act, JsonObject body) => act switch
    {
        "find" => Found(await user.SearchesAsync(body.Text("text") ?? "")),
        "insert" when body.Object("card") is { } card => await InsertAsync(user, card),
        "dialog" when MessageIn(user, body) is { } message => Shown(await user.AttestsFromMessageAsync(message)),
        "dialog-submit" when MessageIn(user, body) is { } message => Shown(
            await user.Extension.SubmitAsync(user.Channel, message.Id, body.Object("data")?.DeepClone().AsObject() ?? [])),
        _ => null,
    };

    private static Message? MessageIn(TeamsUser user, JsonObject body) => user.Channel.Find(body.Text("message") ?? "");

    private static async Task<JsonObject> InsertAsync(TeamsUser user, JsonObject card)
    {
        await user.InsertsAsync(new ExtensionFind("", "", new Card(card)));
        return new JsonObject { ["ok"] = true };
    }

    private static JsonObject Found(ExtensionFinds found) => new()
    {
        ["ok"] = found.IsOk,
        ["message"] = found.Message,
        ["finds"] = new JsonArray([
            .. found.Finds.Select(find => new JsonObject
            {
                ["title"] = find.Title, ["text"] = find.Text, ["card"] = find.Card.Json.DeepClone(),
            }),
        ]),
    };

    private static JsonObject Shown(OpenDialog dialog) =>
        new() { ["ok"] = dialog.Card is not null, ["title"] = dialog.Title, ["card"] = dialog.Card?.Json.DeepClone() };
}
