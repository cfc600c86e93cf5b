using System.Buffers;
using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using Azure.Core;
using Azure.Identity;
using McaBot.Platform;

namespace McaBot.PartnerCenter;

/// <summary>
/// One call to Partner Center within a time limit: token, headers, a bounded answer. Nothing is repeated here; whoever repeats reuses the
/// request id. Addresses, bodies and what was answered go into no log and no exception.
/// </summary>
internal sealed partial class PartnerCenterCalls(
    IHttpClientFactory clients, PartnerCenterGate gate, TokenCredential credential, IOptions<PartnerCenterOptions> options,
    TimeProvider time, ILogger<PartnerCenterCalls> log)
{
    private const int LargestAnswer = 256 * 1024;
    private static readonly TimeSpan LongestWait = TimeSpan.FromDays(1);
    private static readonly byte[] ByteOrderMark = [0xEF, 0xBB, 0xBF];
    private static readonly JsonDocumentOptions Shallow = new() { MaxDepth = 32 };

    public Uri Address(string path) => new(new Uri(options.Value.BaseUrl.AbsoluteUri.TrimEnd('/') + "/"), path);

    /// <param name="limit">For the call with its token; a write may wait as long for its turn before that.</param>
    /// <exception cref="PartnerCenterUnavailableException">Not its turn, no token, no connection, no answer in time, 429, 5xx, or an answer
    /// that is none.</exception>
    public async Task<Reply> SendAsync(
        string name, HttpMethod method, string path, HttpContent? content, Guid requestId, TimeSpan limit,
        CancellationToken cancellationToken)
    {
        using var turn = await gate.EnterAsync(method, limit, cancellationToken);
        var correlation = Guid.NewGuid();
        var hasLeft = false;
        using var deadline = new Deadline(limit, time, cancellationToken);
        try
        {
            using var request = new HttpRequestMessage(method, Address(path)) { Content = content };
            var token = await credential
                .GetTokenAsync(new TokenRequestContext([options.Value.Scope]), deadline.Token)
                .AsTask()
                .WaitAsync(deadline.Token);
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token.Token);
            request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
            request.Headers.Add(PartnerCenterNames.RequestIdHeader, requestId.ToString("D"));
            request.Headers.Add(PartnerCenterNames.CorrelationIdHeader, correlation.ToString("D"));
            request.Headers.Add(PartnerCenterNames.ContractVersionHeader, PartnerCenterNames.ContractVersion);

            hasLeft = true;
            using var answer = await clients
                .CreateClient(PartnerCenterServices.ClientName)
                .SendAsync(request, HttpCompletionOption.ResponseHeadersRead, deadline.Token);
            if (FailureIn(answer) is { } failure)
            {
                throw failure;
            }

            var reply = new Reply((int)answer.StatusCode, Parse(await ReadAsync(answer.Content, deadline.Token)), correlation);
            return !reply.IsGood || reply.Body is not null
                ? reply
                : throw new PartnerCenterUnavailableException(PartnerCenterUnavailableException.BodyCode, isAmbiguous: true);
        }
        catch (PartnerCenterUnavailableException e)
        {
            Log.Failed(log, name, e.Message, correlation);
            throw;
        }
        catch (Exception e) when (CodeOf(e, hasLeft, cancellationToken) is var (code, isAmbiguous))
        {
            Log.Failed(log, name, code, correlation);

            // What it says may name the address: the code is all that travels on.
            throw new PartnerCenterUnavailableException(code, isAmbiguous);
        }
    }

    private static (string Code, bool IsAmbiguous)? CodeOf(Exception e, bool hasLeft, CancellationToken callers) =>
    e switch
    {
        OperationCanceledException when callers.IsCancellationRequested => null,
        OperationCanceledException => (PartnerCenterUnavailableException.TimeoutCode, hasLeft),
        AuthenticationFailedException => (PartnerCenterUnavailableException.NoTokenCode, false),
        HttpRequestException
        {
            HttpRequestError: HttpRequestError.ConnectionError
                or HttpRequestError.NameResolutionError
                or HttpRequestError.SecureConnectionError
        } => ("partner-center-unreachable", false),
        HttpRequestException or IOException => ("partner-center-dropped", true),
        _ => null,
    };

    /// <summary>Whatever is no answer of Partner Center's own, or asks to come again.</summary>
    private PartnerCenterUnavailableException? FailureIn(HttpResponseMessage answer)
    {
        var status = (int)answer.StatusCode;
        var code = string.Create(CultureInfo.InvariantCulture, $"partner-center-{status}");
        return answer.StatusCode switch
        {
            HttpStatusCode.TooManyRequests => PartnerCenterUnavailableException.Throttled(gate.Close(RetryAfterOf(answer))),
            HttpStatusCode.RequestTimeout or >= HttpStatusCode.InternalServerError => new(code, isAmbiguous: true, RetryAfterOf(answer)),
            < HttpStatusCode.OK or (>= HttpStatusCode.Ambiguous and < HttpStatusCode.BadRequest) => new(code, isAmbiguous: true),
            _ => null,
        };
    }

    /// <returns>A day at most: more than that is taken for a mistake.</returns>
    private TimeSpan? RetryAfterOf(HttpResponseMessage answer)
    {
        var asked = answer.Headers.RetryAfter;
        var wait = asked?.Delta ?? (asked?.Date - time.GetUtcNow());
        return wait switch
        {
            null => null,
            { } w when w > LongestWait => LongestWait,
            { } w => w < TimeSpan.Zero ? TimeSpan.Zero : w,
        };
    }

    /// <returns>Null when it is longer than any answer we know.</returns>
    private static async Task<byte[]?> ReadAsync(HttpContent content, CancellationToken cancellationToken)
    {
        if (content.Headers.ContentLength > LargestAnswer)
        {
            return null;
        }

        await using var body = await content.ReadAsStreamAsync(cancellationToken);
        var buffer = ArrayPool<byte>.Shared.Rent(LargestAnswer + 1);
        try
        {
            var length = await body.ReadAtLeastAsync(
                buffer.AsMemory(0, LargestAnswer + 1), LargestAnswer + 1, throwOnEndOfStream: false, cancellationToken);
            return length > LargestAnswer ? null : buffer[..length];
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer, clearArray: true);
        }
    }

    private static JsonElement? Parse(byte[]? bytes)
    {
        try
        {
            if (bytes is null || bytes.Length == 0)
            {
                return bytes is null ? null : default(JsonElement);
            }

            var start = bytes.AsSpan().StartsWith(ByteOrderMark) ? ByteOrderMark.Length : 0;
            using var json = JsonDocument.Parse(bytes.AsMemory(start), Shallow);
            return json.RootElement.Clone();
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1401, LogLevel.Warning, "Partner Center call {Call} failed: {Code} (correlation {Correlation})")]
        public static partial void Failed(ILogger log, string call, string code, Guid correlation);
    }
}
