using System.Text.Json;

namespace McaBot.Turns.Extension;

/// <summary>
/// Reads what a message extension is sent through its JSON text. The Bot Framework's types throw at a single part of another shape.
/// </summary>
internal static class ExtensionJson
{
    private static readonly JsonDocumentOptions Options = new() { MaxDepth = 64 };

    /// <returns>Null for what is no JSON object. To be disposed of.</returns>
    public static JsonDocument? Parse(object? value)
    {
        try
        {
            var json = JsonDocument.Parse(value?.ToString() ?? "null", Options);
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
}
