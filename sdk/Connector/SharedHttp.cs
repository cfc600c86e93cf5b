using System.Net;

namespace McaBot.Sdk;

/// <summary>
/// The one pooled client for calls without an IHttpClientFactory. No redirects and no cookies: a token and
/// an activity go where they were addressed, or nowhere.
/// </summary>
internal static class SharedHttp
{
    public static HttpClient Client { get; } = new(new SocketsHttpHandler
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        AutomaticDecompression = DecompressionMethods.All,
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        ConnectTimeout = TimeSpan.FromSeconds(10),
    });
}
