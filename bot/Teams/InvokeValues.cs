using Microsoft.Bot.Builder;
using Microsoft.Bot.Schema;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace McaBot.Teams;

/// <summary>What an invoke carries, and what is answered where it is nothing of the kind.</summary>
internal static class InvokeValues
{
    private const string ErrorType = "application/vnd.microsoft.error";

    /// <returns>Null for what is no JSON object of this shape.</returns>
    public static T? Read<T>(object? value)
        where T : class
    {
        try
        {
            return (value as JObject)?.ToObject<T>();
        }
        catch (Exception e) when (e is JsonException or FormatException or OverflowException or InvalidCastException or ArgumentException)
        {
            // Which of them it is depends on where the shape differs.
            return null;
        }
    }

    public static InvokeResponse Taken(object? body = null) => new() { Status = StatusCodes.Status200OK, Body = body };

    /// <summary>Said the way clients read it.</summary>
    public static InvokeResponse Refused(string why) => new()
    {
        Status = StatusCodes.Status400BadRequest,
        Body = new AdaptiveCardInvokeResponse
        {
            StatusCode = StatusCodes.Status400BadRequest, Type = ErrorType, Value = new Error("BadRequest", why),
        },
    };
}
