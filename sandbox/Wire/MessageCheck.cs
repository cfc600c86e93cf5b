using System.Text.Json.Nodes;
using McaBot.Sandbox.World;

namespace McaBot.Sandbox.Wire;

/// <summary>Finds what Teams would not take in a message: nothing to show, or a card that is none.</summary>
internal static class MessageCheck
{
    private static readonly string[] Elements =
    [
        "TextBlock", "Image", "Media", "RichTextBlock", "ActionSet", "Container", "ColumnSet", "FactSet", "ImageSet", "Table",
        "Input.Text", "Input.Number", "Input.Date", "Input.Time", "Input.Toggle", "Input.ChoiceSet",
    ];

    private static readonly string[] Actions =
    [
        "Action.OpenUrl", "Action.Submit", "Action.ShowCard", "Action.ToggleVisibility", "Action.Execute"];

    /// <returns>What is wrong, or null.</returns>
    public static string? Fault(JsonObject activity)
    {
        if (activity.Text("type") is not ("message" or "typing")) return "Unknown activity type.";
        if (activity.Text("type") == "typing") return null;

        var attachments = activity.Objects("attachments").ToList();
        if (string.IsNullOrEmpty(activity.Text("text")) && attachments.Count == 0) return "Message must have content.";
        if (attachments.Any(item => item.Text("contentType") is null)) return "An attachment has no content type.";

        if (attachments.Select(FileCard.Fault).FirstOrDefault(fault => fault is not null) is { } wrong) return wrong;

        return attachments
            .Where(item => item.Text("contentType") == Card.ContentType)
            .Select(item => CardFault(item.Object("content")))
            .FirstOrDefault(fault => fault is not null);
    }

    private static string? CardFault(JsonObject? card)
    {
        if (card.Text("type") != "AdaptiveCard") return "The card is no AdaptiveCard.";
        if (!Version.TryParse(card.Text("version"), out var version) || version > new Version(1, 5))
            return "The card's version is missing or not supported.";

        var fault = card.Objects("body")
            .Select(ElementFault)
            .Concat(card.Objects("actions").Select(ActionFault))
            .FirstOrDefault(found => found is not null);
        if (fault is not null) return fault;

        var inputs = new Card(card!).Inputs.Select(input => input.Text("id")).ToList();
        return inputs.Distinct(StringComparer.Ordinal).Count() == inputs.Count ? null : "Two inputs of the card share an id.";
    }

    private static string? ElementFault(JsonObject element)
    {
        var type = element.Text("type");
        if (!Elements.Contains(type)) return $"Unknown card element '{type}'.";
        if (type == "TextBlock" && element.Text("text") is null) return "A TextBlock has no text.";
        if (type!.StartsWith("Input.", StringComparison.Ordinal) && string.IsNullOrEmpty(element.Text("id"))) return "An input has no id.";

        return element
        .Objects("items")
        .Select(ElementFault)
        .Concat(element.Objects("columns").SelectMany(column => column.Objects("items")).Select(ElementFault))
        .Concat(
            element
                .Objects("rows")
                .SelectMany(row => row.Objects("cells"))
                .SelectMany(cell => cell.Objects("items"))
                .Select(ElementFault))
        .Concat(element.Objects("actions").Select(ActionFault))
        .FirstOrDefault(fault => fault is not null);
    }

    private static string? ActionFault(JsonObject action)
    {
        var type = action.Text("type");
        if (!Actions.Contains(type)) return $"Unknown card action '{type}'.";
        if (type == "Action.OpenUrl" && !Uri.TryCreate(action.Text("url"), UriKind.Absolute, out _))
            return "An Action.OpenUrl has no valid url.";
        return type == "Action.ShowCard"
            ? CardFault(action.Object("card")) is { } fault && !fault.Contains("version", StringComparison.Ordinal)
                ? fault
                : null
            : null;
    }
}
