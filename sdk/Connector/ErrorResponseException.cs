using Microsoft.Rest;

namespace Microsoft.Bot.Schema;

/// <summary>
/// The channel refused a call. The response keeps status and headers (Retry-After); the message names the
/// status only, and the request's content is not kept, so that logging the exception tells nothing personal.
/// </summary>
public class ErrorResponseException : RestException
{
    public ErrorResponseException()
    {
    }

    public ErrorResponseException(string message)
        : base(message)
    {
    }

    public ErrorResponseException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }

    public HttpRequestMessageWrapper? Request { get; set; }

    public HttpResponseMessageWrapper? Response { get; set; }

    public ErrorResponse? Body { get; set; }
}
