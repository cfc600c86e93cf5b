using System.Net;
using McaBot.Outbox;
using McaBot.Platform.Http;

namespace McaBot.Teams.Files;

internal static class FilesServices
{
    public const string ClientName = "files";

    /// <summary>Needs the container, the channel, a <see cref="TimeProvider"/> and the bound options.</summary>
    public static IServiceCollection AddFiles(this IServiceCollection services)
    {
        // Its addresses let in whoever holds them; what comes packed may unfold out of all proportion.
        services.AddOutsideClient(ClientName, TimeSpan.FromSeconds(3), DecompressionMethods.None);

        services.AddOutsideClient(PastedPictures.ClientName, TimeSpan.FromSeconds(3), DecompressionMethods.None)
            .AddHttpMessageHandler(p => new RefusedTokenHandler(p.GetRequiredService<TokenCredentialServiceClientCredentialsFactory>()));

        services.AddSingleton<FileHosts>();
        services.AddSingleton<FileDownloads>();
        services.AddSingleton<PastedPictures>();
        services.AddSingleton<OfferStore>();
        services.AddSingleton<FileUploads>();
        services.AddSingleton<FileOffers>();
        return services;
    }
}
