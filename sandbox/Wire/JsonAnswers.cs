using System.Text.Json;
using System.Text.Json.Nodes;

namespace McaBot.Sandbox.Wire;

internal static class JsonAnswers
{
    private static readonly JsonDocumentOptions Limits = new() { MaxDepth = 64 };

    public static Task WriteJsonAsync(this HttpResponse response, int status, JsonNode json)
    {
        response.StatusCode = status;
        response.ContentType = "application/json; charset=utf-8";
        return response.WriteAsync(json.ToJsonString());
    }

    /// <returns>The body as an object, or null when it is none.</returns>
    public static async Task<JsonObject?> ReadObjectAsync(this HttpRequest request)
    {
        try
        {
            return await JsonNode.ParseAsync(request.Body, documentOptions: Limits, cancellationToken: request.HttpContext.RequestAborted)
                as JsonObject;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    public static string? Text(this JsonNode? node, string name) =>
        node is JsonObject item && item[name] is JsonValue value && value.TryGetValue(out string? text) ? text : null;

    public static JsonObject? Object(this JsonNode? node, string name) => (node as JsonObject)?[name] as JsonObject;

    public static IEnumerable<JsonObject> Objects(this JsonNode? node, string name) =>
        ((node as JsonObject)?[name] as JsonArray)?.OfType<JsonObject>() ?? [];
}
