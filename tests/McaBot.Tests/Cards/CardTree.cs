using System.Text.Json;

namespace McaBot.Tests.Cards;

/// <summary>Walks a card's JSON the way a client reads it.</summary>
internal static class CardTree
{
    /// <summary>Every object of the card, without what actions send and what stands in for them.</summary>
    public static IEnumerable<JsonElement> Objects(JsonElement value)
    {
        if (value.ValueKind == JsonValueKind.Array)
        {
            return value.EnumerateArray().SelectMany(Objects);
        }

        return value.ValueKind == JsonValueKind.Object
            ? value
                .EnumerateObject()
                .Where(p => p.Name is not ("data" or "fallback" or "refresh"))
                .SelectMany(p => Objects(p.Value))
                .Prepend(value)
            : [];
    }

    public static string TypeOf(JsonElement element) =>
        element.TryGetProperty("type", out var type) ? type.GetString()! : "";

    public static string? Text(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    public static IEnumerable<JsonElement> Buttons(JsonElement card) =>
        Objects(card).Where(e => TypeOf(e).StartsWith("Action.", StringComparison.Ordinal));

    public static IEnumerable<JsonElement> Inputs(JsonElement card) =>
        Objects(card).Where(e => TypeOf(e).StartsWith("Input.", StringComparison.Ordinal));
}
