using System.Globalization;
using System.Text.Json.Nodes;

namespace McaBot.Sandbox.Wire;

/// <summary>Refusals in the connector's shape.</summary>
internal static class ConnectorErrors
{
    public static Task BadSyntaxAsync(HttpContext context, string message) =>
        WriteAsync(context, StatusCodes.Status400BadRequest, "BadSyntax", message);

    public static Task UnknownConversationAsync(HttpContext context) =>
        WriteAsync(context, StatusCodes.Status404NotFound, "ConversationNotFound", "Conversation not found.");

    public static Task UnknownActivityAsync(HttpContext context) =>
        WriteAsync(context, StatusCodes.Status404NotFound, "ActivityNotFoundInConversation", "Activity not found in this conversation.");

    public static Task NotInRosterAsync(HttpContext context) =>
    WriteAsync(
        context, StatusCodes.Status403Forbidden, "BotNotInConversationRoster", "The bot is not part of the conversation roster.");

    public static Task TooManyAsync(HttpContext context, TimeSpan wait)
    {
        context.Response.Headers.RetryAfter = ((int)Math.Ceiling(wait.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
        return WriteAsync(context, StatusCodes.Status429TooManyRequests, "TooManyRequests", "The bot sends too fast to this conversation.");
    }

    public static Task WriteAsync(HttpContext context, int status, string code, string message) => context.Response.WriteJsonAsync(
        status, new JsonObject { ["error"] = new JsonObject { ["code"] = code, ["message"] = message } });
}
