using System.Text.Json.Nodes;
using McaBot.Sandbox.Wire;

namespace McaBot.Sandbox.World;

/// <summary>One find in two lines, and the card that is inserted once it is chosen.</summary>
public sealed record ExtensionFind(string Title, string Text, Card Card)
{
    internal static ExtensionFind Of(JsonObject attachment)
    {
        var preview = attachment.Object("preview").Object("content");
        return attachment.Object("content") is { } card
            && attachment.Text("contentType") == Card.ContentType
            && preview.Text("title") is { } title
            ? new ExtensionFind(title, preview.Text("text") ?? "", new Card(card))
            : throw new InvalidOperationException($"Teams shows no such find: {attachment}");
    }
}
