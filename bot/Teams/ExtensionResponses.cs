using AdaptiveCards;
using Microsoft.Bot.Schema;
using Microsoft.Bot.Schema.Teams;

namespace McaBot.Teams;

/// <summary>What a message extension is answered with, as Teams reads it.</summary>
internal static class ExtensionResponses
{
    /// <summary>Of a dialog, in pixels or one of Teams' three sizes.</summary>
    private const string Size = "medium";

    public static MessagingExtensionAttachment Find(AdaptiveCard card, string title, string text) =>
        new(AdaptiveCard.ContentType, content: CardJson.Of(card))
        {
            Preview = new ThumbnailCard(title, text: text).ToAttachment(),
        };

    public static MessagingExtensionResponse Found(IEnumerable<MessagingExtensionAttachment> finds) => new()
    {
        ComposeExtension = new MessagingExtensionResult { Type = "result", AttachmentLayout = "list", Attachments = [.. finds] },
    };

    /// <summary>In place of finds.</summary>
    public static MessagingExtensionResponse Said(string words) => new()
    {
        ComposeExtension = new MessagingExtensionResult { Type = "message", Text = words },
    };

    public static MessagingExtensionActionResponse Dialog(AdaptiveCard card) => new()
    {
        Task = new TaskModuleContinueResponse
        {
            Value = new TaskModuleTaskInfo { Title = Title, Height = Size, Width = Size, Card = CardMessages.Attachment(card) },
        },
    };

    private const string Title = "McaBot";
}
