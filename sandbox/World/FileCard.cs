using System.Text.Json.Nodes;
using McaBot.Sandbox.Wire;

namespace McaBot.Sandbox.World;

/// <summary>A card of Teams' own for a file: one that asks to be allowed, or one of a file that lies there.</summary>
public sealed class FileCard
{
    public const string Consent = "application/vnd.microsoft.teams.card.file.consent";
    public const string Info = "application/vnd.microsoft.teams.card.file.info";
    private readonly JsonObject attachment;

    private FileCard(JsonObject attachment) => this.attachment = attachment;

    public string Name => attachment.Text("name") ?? "";

    public string Description => Content.Text("description") ?? "";

    public long Size => Content["sizeInBytes"]?.GetValue<long>() ?? 0;

    /// <summary>Where the file lies, of an info card.</summary>
    public string? ContentUrl => attachment.Text("contentUrl");

    public JsonObject Content => attachment.Object("content") ?? [];

    internal static FileCard? In(JsonObject activity, string contentType) =>
        activity.Objects("attachments").FirstOrDefault(item => item.Text("contentType") == contentType) is { } found
            ? new FileCard(found)
            : null;

    /// <returns>What is wrong with the attachment, or null.</returns>
    internal static string? Fault(JsonObject attachment) =>
    attachment.Text("contentType") switch
    {
        Consent when string.IsNullOrEmpty(attachment.Text("name")) || attachment.Object("content")?["sizeInBytes"] is null =>
            "A file consent card needs a name and a size.",
        Info
            when string.IsNullOrEmpty(attachment.Text("name"))
                || !Uri.TryCreate(attachment.Text("contentUrl"), UriKind.Absolute, out _)
                || attachment.Object("content").Text("uniqueId") is null
                || attachment.Object("content").Text("fileType") is null =>
            "A file info card needs a name, an address, an id and a type.",
        _ => null,
    };
}
