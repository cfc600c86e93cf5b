using System.Text.Json.Nodes;
using McaBot.Sandbox.Wire;

namespace McaBot.Sandbox.World;

/// <summary>An Adaptive Card as somebody sees it: its words, inputs and actions, wherever they are nested.</summary>
public sealed class Card
{
    public const string ContentType = "application/vnd.microsoft.card.adaptive";
    private static readonly string[] Words = ["text", "title", "value", "label", "altText", "fallbackText"];

    public Card(JsonObject json)
    {
        Json = json;
        var all = Walk(json).ToList();
        Actions = [.. all.Where(item => item.Text("type")?.StartsWith("Action.", StringComparison.Ordinal) == true)];
        Inputs =
        [
            .. all.Where(item => item.Text("type")?.StartsWith("Input.", StringComparison.Ordinal) == true && item.Text("id") is not null),
        ];
        Text = string.Join(
            '\n',
            all.Where(item => !Actions.Contains(item))
                .SelectMany(item => Words.Select(word => item.Text(word)))
                .Where(text => !string.IsNullOrEmpty(text)));
    }

    public JsonObject Json { get; }

    /// <summary>Every word on the card, button titles left out, a line for each element.</summary>
    public string Text { get; }

    public IReadOnlyList<JsonObject> Actions { get; }

    public IReadOnlyList<JsonObject> Inputs { get; }

    public IEnumerable<string> Verbs => Actions.Select(VerbOf).OfType<string>().Distinct(StringComparer.Ordinal);

    public IEnumerable<string> Titles => Actions.Select(action => action.Text("title")).OfType<string>();

    public JsonObject? Refresh => Json.Object("refresh");

    public IEnumerable<string> RefreshUserIds =>
        (Refresh?["userIds"] as JsonArray)?.Select(id => id?.GetValue<string>()).OfType<string>() ?? [];

    public bool Has(string verb) => Verbs.Contains(verb, StringComparer.Ordinal);

    public bool HasInput(string id) => Inputs.Any(input => input.Text("id") == id);

    /// <summary>The first action with this verb and, where asked, such data.</summary>
    public JsonObject? Action(string verb, Func<JsonObject, bool>? where = null, string? type = null) => Actions.FirstOrDefault(action =>
        VerbOf(action) == verb
        && (type is null || action.Text("type") == type)
        && (where is null || where(action.Object("data") ?? [])));

    public override string ToString() => $"{Text}\n[{string.Join(", ", Verbs)}]";

    internal static string? VerbOf(JsonObject action) => action.Text("verb") ?? action.Object("data").Text("verb");

    private static IEnumerable<JsonObject> Walk(JsonNode? node)
    {
        if (node is JsonArray array)
        {
            foreach (var inner in array.SelectMany(Walk)) yield return inner;
        }

        if (node is not JsonObject item) yield break;

        yield return item;
        foreach (var (name, value) in item)
        {
            if (name is "data" or "refresh") continue;
            foreach (var inner in Walk(value)) yield return inner;
        }
    }
}
