using System.Net;

namespace McaBot.Files;

internal static class FilesServices
{
    public const string ClientName = "files";

    /// <summary>Needs the container, a <see cref="TimeProvider"/> and the bound options.</summary>
    public static IServiceCollection AddFiles(this IServiceCollection services)
    {
        // Its addresses let in whoever holds them: no log line about a request, no credentials with it, no cookie kept, no redirect followed
        // unseen, nothing unpacked that came packed.
        services.AddHttpClient(ClientName, client => client.Timeout = Timeout.InfiniteTimeSpan)
            .RemoveAllLoggers()
            .SetHandlerLifetime(Timeout.InfiniteTimeSpan)
            .ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler
            {
                AllowAutoRedirect = false,
                UseCookies = false,
                Credentials = null,
                AutomaticDecompression = DecompressionMethods.None,
                PooledConnectionLifetime = TimeSpan.FromMinutes(5),
                ConnectTimeout = TimeSpan.FromSeconds(3),
            });

        services.AddSingleton<FileHosts>();
        services.AddSingleton<FileDownloads>();
        services.AddSingleton<OfferStore>();
        services.AddSingleton<FileUploads>();
        services.AddSingleton<FileOffers>();
        services.AddHostedService<OfferSweep>();
        return services;
    }
}
