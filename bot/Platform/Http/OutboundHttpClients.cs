using System.Net;

namespace McaBot.Platform.Http;

/// <summary>HTTP clients for what lies outside.</summary>
internal static class OutboundHttpClients
{
    /// <summary>
    /// No log line about a request, no cookie kept, no redirect followed unseen. How long a call may take, and whether it is tried again,
    /// is for whoever makes it to say.
    /// </summary>
    /// <param name="connectTimeout">For the connection alone.</param>
    /// <param name="decompression">What is unpacked that came packed.</param>
    public static IHttpClientBuilder AddOutsideClient(
        this IServiceCollection services, string name, TimeSpan connectTimeout,
        DecompressionMethods decompression = DecompressionMethods.All) =>
        services
            .AddHttpClient(name, client => client.Timeout = Timeout.InfiniteTimeSpan)
            .RemoveAllLoggers()
            .SetHandlerLifetime(Timeout.InfiniteTimeSpan)
            .ConfigurePrimaryHttpMessageHandler(() =>
                new SocketsHttpHandler
                {
                    AllowAutoRedirect = false,
                    UseCookies = false,
                    AutomaticDecompression = decompression,
                    PooledConnectionLifetime = TimeSpan.FromMinutes(5),
                    ConnectTimeout = connectTimeout,
                });
}
