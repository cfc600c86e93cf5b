using System.Text.Json.Nodes;
using McaBot.Sandbox.Wire;

namespace McaBot.Sandbox.World;

/// <summary>What a search where one writes was answered with: finds, or words in their place.</summary>
public sealed record ExtensionFinds(Delivery Delivery)
{
    public bool IsOk => Delivery.IsOk && Result.Text("type") is "result" or "message";

    /// <summary>What the client shows where there are no finds.</summary>
    public string? Message => Result.Text("type") == "message" ? Result.Text("text") : null;

    public IReadOnlyList<ExtensionFind> Finds =>
        Result.Text("type") == "result" ? [.. Result.Objects("attachments").Select(ExtensionFind.Of)] : [];

    private JsonObject? Result => Delivery.Json.Object("composeExtension");
}
