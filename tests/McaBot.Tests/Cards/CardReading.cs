using System.Text.Json;

namespace McaBot.Tests.Cards;

/// <summary>
/// A card as a person reads it, from top to bottom: one entry an element, and beneath it what only machines see. Spacing, wrapping
/// and widths are left out; nothing else is. What it does not know it refuses to read, so that no new part of a card is passed over.
/// </summary>
internal static class CardReading
{
    private const string Indent = "    ";

    // Where things stand, as far as texts do not say it.
    private static readonly string[] Layout = ["type", "spacing", "wrap", "width"];

    public static IReadOnlyList<string> Of(string json)
    {
        using var card = JsonDocument.Parse(json);
        return [.. Card(card.RootElement)];
    }

    private static IEnumerable<string> Card(JsonElement card) =>
    [
        .. Children(card, "body"),
        .. Children(card, "actions"),
        .. card.TryGetProperty("refresh", out var refresh) ? Refresh(refresh) : [],
        $"(in old clients) {CardTree.Text(card, "fallbackText")}",
        .. Rest(card, "body", "actions", "refresh", "fallbackText", "lang", "version"),
    ];

    private static IEnumerable<string> Refresh(JsonElement refresh) =>
    [
        "(refreshes)" + Sent(refresh.GetProperty("action")),
        .. refresh.GetProperty("userIds").EnumerateArray().Select(user => $"{Indent}for {user.GetString()}"),
        .. Rest(refresh, "action", "userIds"),
    ];

    private static IEnumerable<string> Children(JsonElement parent, string name) =>
        parent.TryGetProperty(name, out var children) ? children.EnumerateArray().SelectMany(Element) : [];

    private static IEnumerable<string> Element(JsonElement element) => CardTree.TypeOf(element) switch
    {
        "TextBlock" => [Written(element)],
        "RichTextBlock" => [string.Concat(element.GetProperty("inlines").EnumerateArray().Select(Written)) + Marks(element, "inlines")],
        "Container" => Framed([.. Pressed(element), .. Rest(element, "items", "selectAction"), .. Children(element, "items")]),
        "ColumnSet" => Columns(element),
        "ActionSet" => [.. Children(element, "actions"), .. Rest(element, "actions")],
        "Input.Text" or "Input.Date" or "Input.ChoiceSet" => Input(element),
        "Action.Execute" or "Action.Submit" or "Action.OpenUrl" => Button(element),
        "Action.ToggleVisibility" => [$"[{CardTree.Text(element, "title")}]", Indent + Toggled(element)],
        var type => throw new NotSupportedException($"Nobody said yet how a {type} reads."),
    };

    private static string Written(JsonElement text)
    {
        var words = CardTree.Text(text, "text") ?? "";
        return Marks(text, "text") switch
        {
            "" => words,
            " {size=large weight=bolder style=heading}" => $"# {words}",
            " {size=small isSubtle=True}" => $"· {words}",
            " {isSubtle=True}" => $"{words}:",
            " {weight=bolder}" => $"*{words}*",
            var marks => words + marks,
        };
    }

    private static IEnumerable<string> Framed(IReadOnlyList<string> entries) =>
        entries.Select((entry, i) => (i == 0 ? "┌ " : "│ ") + entry.Replace("\n", "\n│ ", StringComparison.Ordinal));

    private static IEnumerable<string> Columns(JsonElement set)
    {
        var columns = set.GetProperty("columns").EnumerateArray().Select(Column).ToList();
        IEnumerable<string> read = columns.TrueForAll(column => column.Length == 1)
            ? [string.Join("  ", columns.Select(column => column[0]))]
            : columns.SelectMany(Framed);
        return [.. read, .. Rest(set, "columns")];
    }

    private static string[] Column(JsonElement column) => [.. Children(column, "items"), .. Rest(column, "items")];

    private static IEnumerable<string> Button(JsonElement button) =>
    [
        $"[{CardTree.Text(button, "title")}]",
        Indent + "sends" + Sent(button) + Marks(button, "title", "verb", "url", "data", "fallback"),
    ];

    /// <summary>What a press on the container does.</summary>
    private static IEnumerable<string> Pressed(JsonElement container) =>
        !container.TryGetProperty("selectAction", out var action) ? []
        : CardTree.TypeOf(action) == "Action.ToggleVisibility" ? [$"(pressed) {Toggled(action)}"]
        : [$"(pressed) opens {CardTree.Text(action, "url")}"];

    private static string Toggled(JsonElement action) =>
        "shows or hides"
        + string.Concat(action.GetProperty("targetElements").EnumerateArray().Select(t => $" {CardTree.Text(t, "elementId")}"))
        + Marks(action, "title", "targetElements");

    private static string Sent(JsonElement action)
    {
        var hasData = action.TryGetProperty("data", out var data);
        var what = CardTree.Text(action, "verb") ?? CardTree.Text(action, "url") ?? (hasData ? CardTree.Text(data, "verb") : null);
        var sent = hasData ? data.EnumerateObject().Where(sent => sent.Name != "verb").Select(sent => $" {sent.Name}={sent.Value}") : [];
        return $" {what}{string.Concat(sent)}";
    }

    private static IEnumerable<string> Input(JsonElement input)
    {
        yield return $"{CardTree.Text(input, "label")} ____";
        var marks = Marks(input, "label", "placeholder", "value", "errorMessage", "choices", "choices.data");
        yield return Indent + CardTree.TypeOf(input) + marks;
        if (CardTree.Text(input, "placeholder") is { } placeholder)
        {
            yield return $"{Indent}empty: {placeholder}";
        }

        if (CardTree.Text(input, "value") is { } value)
        {
            yield return $"{Indent}holds: {value.Replace("\n", $"\n{Indent}     | ", StringComparison.Ordinal)}";
        }

        if (input.TryGetProperty("choices", out var choices) && choices.GetArrayLength() > 0)
        {
            yield return string.Join('\n', choices.EnumerateArray().Select(Choice));
        }

        if (input.TryGetProperty("choices.data", out var search))
        {
            yield return $"{Indent}searches{Marks(search)}";
        }

        yield return $"{Indent}wrong: {CardTree.Text(input, "errorMessage")}";
    }

    private static string Choice(JsonElement choice) =>
        $"{Indent}( ) {CardTree.Text(choice, "title")} = {CardTree.Text(choice, "value")}{Marks(choice, "title", "value")}";

    private static IEnumerable<string> Rest(JsonElement element, params IEnumerable<string> read) =>
        Marks(element, read) is { Length: > 0 } marks ? [marks.TrimStart()] : [];

    /// <summary>Whatever else an element says, in the order in which it says it.</summary>
    private static string Marks(JsonElement element, params IEnumerable<string> read)
    {
        List<JsonProperty> rest = [.. element.EnumerateObject().Where(part => !read.Contains(part.Name) && !Layout.Contains(part.Name))];
        foreach (var part in rest.Where(part => part.Value.ValueKind is JsonValueKind.Object or JsonValueKind.Array))
        {
            throw new NotSupportedException($"Nobody said yet how {part.Name} of a {CardTree.TypeOf(element)} reads.");
        }

        return rest.Count == 0 ? "" : $" {{{string.Join(' ', rest.Select(part => $"{part.Name}={part.Value}"))}}}";
    }
}
