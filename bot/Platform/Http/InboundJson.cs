using System.Text.Json;

namespace McaBot.Platform.Http;

/// <summary>
/// Reads inbound objects of the Bot Framework through their JSON text: their own classes leave things out, and throw at a single part of
/// another shape.
/// </summary>
internal static class InboundJson
{
    /// <returns>Null for what is no JSON object, or nested deeper. To be disposed of.</returns>
    public static JsonDocument? Parse(object? value, int maxDepth = 16)
    {
        try
        {
            var json = JsonDocument.Parse(value?.ToString() ?? "null", new JsonDocumentOptions { MaxDepth = maxDepth });
            if (json.RootElement.ValueKind == JsonValueKind.Object)
            {
                return json;
            }

            json.Dispose();
        }
        catch (JsonException)
        {
            // No JSON at all, such as a bare text.
        }

        return null;
    }

    /// <returns>Null where there is no such property, or it holds no text.</returns>
    public static string? Text(object? value, string property)
    {
        using var json = Parse(value);
        return json?.RootElement.Text(property);
    }
}
