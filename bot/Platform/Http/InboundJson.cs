using System.Text.Json;

namespace McaBot.Platform.Http;

/// <summary>Reads inbound objects of the Bot Framework through their JSON text: their own classes leave things out.</summary>
internal static class InboundJson
{
    private static readonly JsonDocumentOptions Shallow = new() { MaxDepth = 16 };

    /// <returns>Null where there is no such property, or it holds no text.</returns>
    public static string? Text(object? value, string property)
    {
        try
        {
            using var json = JsonDocument.Parse(value?.ToString() ?? "null", Shallow);
            return
                json.RootElement.ValueKind == JsonValueKind.Object
                && json.RootElement.TryGetProperty(property, out var found)
                && found.ValueKind == JsonValueKind.String
                ? found.GetString()
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
