using Microsoft.Bot.Schema;

namespace Microsoft.Bot.Builder;

public static class MessageFactory
{
    public static Activity Text(string? text, string? ssml = null, string? inputHint = null) =>
        Message(text, ssml, inputHint);

    public static IMessageActivity SuggestedActions(IEnumerable<string> actions, string? text = null, string? ssml = null, string? inputHint = null) =>
        SuggestedActions(actions.Select(action => new CardAction { Type = ActionTypes.ImBack, Title = action, Value = action }), text, ssml, inputHint);

    public static IMessageActivity SuggestedActions(IEnumerable<CardAction> cardActions, string? text = null, string? ssml = null, string? inputHint = null)
    {
        var message = Message(text, ssml, inputHint);
        message.SuggestedActions = new SuggestedActions { Actions = [.. cardActions] };
        return message;
    }

    public static IMessageActivity Attachment(Attachment attachment, string? text = null, string? ssml = null, string? inputHint = null) =>
        Attachment([attachment], text, ssml, inputHint);

    public static IMessageActivity Attachment(IEnumerable<Attachment> attachments, string? text = null, string? ssml = null, string? inputHint = null) =>
        WithAttachments(attachments, null, text, ssml, inputHint);

    public static IMessageActivity List(IEnumerable<Attachment> attachments, string? text = null, string? ssml = null, string? inputHint = null) =>
        WithAttachments(attachments, AttachmentLayoutTypes.List, text, ssml, inputHint);

    public static IMessageActivity Carousel(IEnumerable<Attachment> attachments, string? text = null, string? ssml = null, string? inputHint = null) =>
        WithAttachments(attachments, AttachmentLayoutTypes.Carousel, text, ssml, inputHint);

    public static IMessageActivity ContentUrl(string url, string contentType, string? name = null, string? text = null, string? ssml = null, string? inputHint = null) =>
        Attachment(new Attachment { ContentType = contentType, ContentUrl = url, Name = name ?? string.Empty }, text, ssml, inputHint);

    private static Activity WithAttachments(IEnumerable<Attachment> attachments, string? layout, string? text, string? ssml, string? inputHint)
    {
        ArgumentNullException.ThrowIfNull(attachments);
        var message = Message(text, ssml, inputHint);
        message.AttachmentLayout = layout;
        message.Attachments = [.. attachments];
        return message;
    }

    private static Activity Message(string? text, string? ssml, string? inputHint)
    {
        var message = new Activity(ActivityTypes.Message) { InputHint = inputHint ?? InputHints.AcceptingInput };
        if (text is not null)
        {
            message.Text = text;
        }

        if (!string.IsNullOrWhiteSpace(ssml))
        {
            message.Speak = ssml;
        }

        return message;
    }
}
