using System.Text.Encodings.Web;
using System.Text.Json;

namespace McaBot.Tests.Cards;

/// <summary>A card's whole JSON, with everything on one line that fits there.</summary>
internal static class GoldenJson
{
    private const int Width = 138;

    private static readonly JsonSerializerOptions Compact = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Of(string json)
    {
        using var card = JsonDocument.Parse(json);
        return string.Join('\n', Lines("", card.RootElement, "", "")) + "\n";
    }

    private static IReadOnlyList<string> Lines(string name, JsonElement value, string comma, string indent)
    {
        var whole = $"{indent}{name}{JsonSerializer.Serialize(value, Compact)}{comma}";
        return whole.Length <= Width || value.ValueKind is not (JsonValueKind.Object or JsonValueKind.Array) ? [whole]
            : value.ValueKind == JsonValueKind.Array ? [$"{indent}{name}[", .. Elements(value, indent + "  "), $"{indent}]{comma}"]
            : [$"{indent}{name}{{", .. Packed(Properties(value, indent + "  ")), $"{indent}}}{comma}"];
    }

    private static IEnumerable<string> Elements(JsonElement array, string indent)
    {
        var last = array.GetArrayLength() - 1;
        return array.EnumerateArray().SelectMany((element, i) => Lines("", element, i < last ? "," : "", indent));
    }

    private static IEnumerable<IReadOnlyList<string>> Properties(JsonElement value, string indent)
    {
        var last = value.EnumerateObject().Count() - 1;
        return value.EnumerateObject().Select((property, i) =>
            Lines($"{JsonSerializer.Serialize(property.Name, Compact)}: ", property.Value, i < last ? "," : "", indent));
    }

    /// <summary>Short properties that follow each other share a line.</summary>
    private static IEnumerable<string> Packed(IEnumerable<IReadOnlyList<string>> properties)
    {
        var line = "";
        foreach (var property in properties)
        {
            if (property.Count == 1 && line.Length > 0 && line.Length + 1 + property[0].TrimStart().Length <= Width)
            {
                line += " " + property[0].TrimStart();
                continue;
            }

            if (line.Length > 0)
            {
                yield return line;
            }

            line = property.Count == 1 ? property[0] : "";
            foreach (var own in property.Count == 1 ? [] : property)
            {
                yield return own;
            }
        }

        if (line.Length > 0)
        {
            yield return line;
        }
    }
}
