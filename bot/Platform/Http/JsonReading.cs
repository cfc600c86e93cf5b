using System.Text.Json;

namespace McaBot.Platform.Http;

/// <summary>Reads JSON whose shape nobody vouches for: what is not there or of another kind is null.</summary>
internal static class JsonReading
{
    public static JsonElement? Property(this JsonElement? item, string name) => item is { } present ? present.Property(name) : null;

    public static JsonElement? Property(this JsonElement item, string name) =>
        item.ValueKind == JsonValueKind.Object && item.TryGetProperty(name, out var value) ? value : null;

    public static JsonElement? Object(this JsonElement item, string name) =>
        item.Property(name) is { ValueKind: JsonValueKind.Object } found ? found : null;

    public static string? Text(this JsonElement value) => value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    public static string? Text(this JsonElement item, string name) => item.Property(name)?.Text();

    public static string? Text(this JsonElement? item, string name) => item.Property(name)?.Text();

    public static IEnumerable<JsonElement> List(this JsonElement? item, string name) => item is { } present ? present.List(name) : [];

    public static IEnumerable<JsonElement> List(this JsonElement item, string name) =>
        item.Property(name) is { ValueKind: JsonValueKind.Array } list ? list.EnumerateArray() : [];
}
