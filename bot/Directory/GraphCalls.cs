using System.Diagnostics.CodeAnalysis;
using System.Net;
using System.Text.Json;
using Azure.Identity;
using McaBot.Platform;
using McaBot.Platform.Http;
using Microsoft.Graph.Models.ODataErrors;
using Microsoft.Kiota.Abstractions;

namespace McaBot.Directory;

/// <summary>Runs a call to Graph within the time a turn has, and turns every failure into one code.</summary>
internal sealed partial class GraphCalls(TimeProvider time, ILogger<GraphCalls> log)
{
    /// <summary>A turn answers within 5 seconds, and Graph is not all of it. Covers token, retries and pages.</summary>
    public static readonly TimeSpan Limit = TimeSpan.FromSeconds(4);

    /// <param name="answer">What <paramref name="call"/> gives when Graph answers with a status it expects, such as 404; null leaves it a
    /// failure.</param>
    /// <exception cref="DirectoryUnavailableException">Carries a code such as graph-403 and nothing of what Graph wrote.</exception>
    public async Task<T> RunAsync<T>(
        string name, Func<CancellationToken, Task<T>> call, Func<ApiException, ExpectedAnswer<T>?>? answer,
        CancellationToken cancellationToken)
    {
        using var deadline = new Deadline(Limit, time, cancellationToken);
        try
        {
            return await call(deadline.Token).WaitAsync(deadline.Token);
        }
        catch (ApiException e) when (IsOfGraph(e) && answer?.Invoke(e) is { } expected)
        {
            return expected.Value;
        }
        catch (Exception e) when (CodeOf(e, cancellationToken) is { } code)
        {
            LogFailed(name, code, (e as ODataError)?.Error?.Code, (e as ODataError)?.Error?.InnerError?.RequestId);

            // What Graph wrote may quote a person: the code is all that travels on.
            throw new DirectoryUnavailableException(code) { RetryAfter = RetryAfterHeader.Read((e as ApiException)?.ResponseHeaders) };
        }
    }

    /// <summary>An answer that lacks what was asked for is none.</summary>
    public static T Whole<T>([NotNull] T? answer)
        where T : class => answer ?? throw new FormatException("The answer lacks what was asked for.");

    private static string? CodeOf(Exception e, CancellationToken callers) =>
    e switch
    {
        OperationCanceledException when callers.IsCancellationRequested => null,
        OperationCanceledException => "graph-timeout",
        ApiException { ResponseStatusCode: > 0 } api when IsOfGraph(api) => $"graph-{api.ResponseStatusCode}",
        AuthenticationFailedException => "graph-token",
        HttpRequestException { StatusCode: { } status } => $"graph-{(int)status}",
        HttpRequestException or IOException or WebException => "graph-unreachable",
        ApiException or JsonException or FormatException or InvalidOperationException or NotSupportedException or ArgumentException =>
            "graph-body",
        _ => null,
    };

    /// <summary>
    /// Whether a status is Graph's word: a body that cannot be read comes with one too, and may be anybody's, such as a proxy's.
    /// </summary>
    private static bool IsOfGraph(ApiException e) => e.InnerException is null;

    [LoggerMessage(2101, LogLevel.Warning, "Graph call {Call} failed: {Code} ({GraphCode}, request {GraphRequest})")]
    private partial void LogFailed(string call, string code, string? graphCode, string? graphRequest);
}
