using System.Net;
using Azure.Core;
using McaBot.Platform.Http;
using Microsoft.Extensions.Http.Resilience;
using Microsoft.Kiota.Http.HttpClientLibrary.Middleware;
using Polly;

namespace McaBot.Directory;

internal static class DirectoryServices
{
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(1);

    /// <summary>Needs a <see cref="TokenCredential"/>, a <see cref="TimeProvider"/> and the bound options.</summary>
    public static IServiceCollection AddGraphDirectory(this IServiceCollection services)
    {
        services.AddOutsideClient(GraphClient.Name, TimeSpan.FromSeconds(2))
            .AddHttpMessageHandler(() => new ParametersNameDecodingHandler())
            .AddResilienceHandler(GraphClient.Name, pipeline => pipeline.AddRetry(Retry));

        services.AddSingleton<GraphClient>();
        services.AddSingleton<GraphCalls>();
        services.AddSingleton<GraphGroups>();
        services.AddSingleton<GraphAbsence>();
        services.AddSingleton<IDirectory, GraphDirectory>();
        services.AddSingleton<GraphAppInstaller>();
        return services;
    }

    /// <summary>Everything asked of Graph may be repeated: reads, and an installation that conflicts with itself.</summary>
    private static HttpRetryStrategyOptions Retry =>
    new()
    {
        MaxRetryAttempts = 2,
        Delay = TimeSpan.FromMilliseconds(200),
        BackoffType = DelayBackoffType.Exponential,
        UseJitter = true,
        ShouldRetryAfterHeader = true,
        ShouldHandle = args =>
            ValueTask.FromResult(
                args.Outcome switch
                {
                    { Exception: HttpRequestException } => true,
                    { Result.StatusCode: HttpStatusCode.TooManyRequests } => args.Outcome.Result.Headers.RetryAfter?.Delta is { } wait
                        && wait <= LongestWait,
                    { Result.StatusCode: HttpStatusCode.ServiceUnavailable } => args.Outcome.Result.Headers.RetryAfter is not { } asked
                        || asked.Delta <= LongestWait,
                    { Result.StatusCode: HttpStatusCode.GatewayTimeout } => true,
                    _ => false,
                }),
    };
}
