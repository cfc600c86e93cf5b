using System.Net;
using McaBot.Platform.Http;
using Microsoft.Bot.Schema;
using Microsoft.Rest;

namespace McaBot.Outbox;

/// <summary>What a failed try means.</summary>
/// <param name="Code">Short and free of personal data, such as <c>connector-429</c>; stored.</param>
/// <param name="IsFinal">No repetition mends it.</param>
/// <param name="IsAmbiguous">The channel may have acted although no good answer came.</param>
internal sealed record Failure(string Code, bool IsFinal, bool IsAmbiguous, TimeSpan? RetryAfter = null)
{
    /// <summary>What comes of a try that failed so.</summary>
    public OutboxResult Result => IsFinal ? OutboxResult.GiveUp(Code) : OutboxResult.Later(Code, IsAmbiguous, RetryAfter);

    public static Failure Of(Exception e) =>
    e switch
    {
        DirectoryUnavailableException away => new("directory-unavailable", false, false, away.RetryAfter),
        StoreUnavailableException => new("storage-unavailable", false, false),
        PartnerCenterUnavailableException e1 => new(e1.Message, false, e1.IsAmbiguous, e1.RetryAfter),
        ErrorResponseException { Response: { } response } => OfStatus(response),
        HttpOperationException { Response: { } response } => OfStatus(response),
        HttpRequestException
        {
            HttpRequestError: HttpRequestError.ConnectionError
                or HttpRequestError.NameResolutionError
                or HttpRequestError.SecureConnectionError
        } => new("connector-unreachable", false, false),
        HttpRequestException or IOException => new("connector-dropped", false, true),
        OperationCanceledException or TimeoutException => new("connector-timeout", false, true),
        Azure.Identity.AuthenticationFailedException => new("token-refused", false, false),

        // Nothing was sent: the address is not allowed any more, and the next activity brings another.
        UnauthorizedAccessException => new("service-url", false, false),
        _ => new("unexpected", false, true),
    };

    /// <summary>
    /// 429 and 412 did nothing. After a 5xx the message may be there all the same. 403 and 404 are final for that recipient.
    /// </summary>
    private static Failure OfStatus(HttpResponseMessageWrapper response)
    {
        var status = (int)response.StatusCode;
        var code = string.Create(CultureInfo.InvariantCulture, $"connector-{status}");
        return response.StatusCode switch
        {
            HttpStatusCode.TooManyRequests => new(code, false, false, RetryAfterHeader.Read(response.Headers)),
            HttpStatusCode.PreconditionFailed or HttpStatusCode.Unauthorized or HttpStatusCode.RequestTimeout => new(code, false, false),
            >= HttpStatusCode.InternalServerError => new(code, false, true, RetryAfterHeader.Read(response.Headers)),
            _ => new(code, true, false),
        };
    }
}
