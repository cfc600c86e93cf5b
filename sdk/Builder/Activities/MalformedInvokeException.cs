using System.Net;
using Microsoft.Bot.Schema;

namespace Microsoft.Bot.Builder;

/// <summary>The value of an invoke is not what its name promises; answered with a 400 that says why.</summary>
internal sealed class MalformedInvokeException(string code, string message) : Exception(message)
{
    public AdaptiveCardInvokeResponse ToBody() => new()
    {
        StatusCode = (int)HttpStatusCode.BadRequest,
        Type = "application/vnd.microsoft.error",
        Value = new Error { Code = code, Message = Message },
    };
}
