using System.Text.Json;
using McaBot.Cards;
using McaBot.Sandbox.Gallery.Samples;

namespace McaBot.Tests.Cards;

/// <summary>Which samples show, between them, every shape that an element of any card can have.</summary>
internal static class CardShapes
{
    // What a text, a choice or a button says and sends is read line by line elsewhere.
    private static readonly string[] Said =
    [
        "text", "title", "label", "errorMessage", "placeholder", "fallbackText", "lang", "value", "min", "max", "url", "id", "verb",
        "data", "userIds",
    ];

    /// <summary>The fullest of each card, and then each that has a shape which none before it has.</summary>
    public static IReadOnlyList<CardSample> Chosen(IReadOnlyList<CardSample> samples)
    {
        var drawn = samples.Select(sample => new Drawn(sample, Of(sample.Draw(Cultures.English).ToJson()))).ToList();
        var chosen = drawn.GroupBy(card => card.Sample.Card).Select(states => states.MaxBy(card => card.Shapes.Count)!).ToList();
        var shown = chosen.SelectMany(card => card.Shapes).ToHashSet();
        foreach (var card in drawn.Where(card => !shown.IsSupersetOf(card.Shapes)))
        {
            chosen.Add(card);
            shown.UnionWith(card.Shapes);
        }

        return [.. chosen.Select(card => card.Sample)];
    }

    /// <summary>Each element's type, what it stands in, and all it says of its looks and behaviour: one entry an element.</summary>
    public static IReadOnlyList<string> Of(string json)
    {
        using var card = JsonDocument.Parse(json);
        return [.. Of(card.RootElement, "")];
    }

    private static IEnumerable<string> Of(JsonElement value, string within) => value.ValueKind switch
    {
        JsonValueKind.Array => value.EnumerateArray().SelectMany(element => Of(element, within)),
        JsonValueKind.Object => OfObject(value, within),
        _ => [],
    };

    private static IEnumerable<string> OfObject(JsonElement element, string within)
    {
        var type = $"{within}/{CardTree.TypeOf(element)}";
        var looks = element.EnumerateObject()
            .Where(part => !Said.Contains(part.Name))
            .OrderBy(part => part.Name, StringComparer.Ordinal)
            .Select(part => part.Value.ValueKind is JsonValueKind.Array or JsonValueKind.Object ? part.Name : $"{part.Name}={part.Value}");
        return element.EnumerateObject()
            .Where(part => part.Name is not ("data" or "fallback"))
            .SelectMany(part => Of(part.Value, CardTree.TypeOf(element)))
            .Prepend($"{type} {string.Join(' ', looks)}");
    }

    private sealed record Drawn(CardSample Sample, IReadOnlyList<string> Shapes);
}
