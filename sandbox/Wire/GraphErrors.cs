using System.Globalization;
using System.Text.Json.Nodes;

namespace McaBot.Sandbox.Wire;

/// <summary>Refusals in Graph's shape.</summary>
internal static class GraphErrors
{
    public static Task NotFoundAsync(HttpContext context, string id) => WriteAsync(
        context, StatusCodes.Status404NotFound, "Request_ResourceNotFound",
        $"Resource '{id}' does not exist or one of its queried reference-property objects are not present.");

    public static Task BadRequestAsync(HttpContext context, string message) =>
        WriteAsync(context, StatusCodes.Status400BadRequest, "Request_BadRequest", message);

    public static Task WriteAsync(HttpContext context, int status, string code, string message)
    {
        var request = Guid.NewGuid().ToString();
        var client = context.Request.Headers["client-request-id"].ToString() is { Length: > 0 } sent ? sent : request;
        context.Response.Headers["request-id"] = request;
        context.Response.Headers["client-request-id"] = client;
        return context.Response.WriteJsonAsync(status, new JsonObject
        {
            ["error"] = new JsonObject
            {
                ["code"] = code,
                ["message"] = message,
                ["innerError"] = new JsonObject
                {
                    ["date"] = TimeProvider.System.GetUtcNow().ToString("yyyy-MM-ddTHH:mm:ss", CultureInfo.InvariantCulture),
                    ["request-id"] = request,
                    ["client-request-id"] = client,
                },
            },
        });
    }
}
