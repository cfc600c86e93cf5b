using Microsoft.Extensions.DependencyInjection.Extensions;

namespace McaBot.Features.Attest.Evidence;

internal static class EvidenceServices
{
    /// <summary>Needs the files, the storage and the bound options.</summary>
    public static IServiceCollection AddEvidence(this IServiceCollection services)
    {
        // What a scanner answers is a status and nothing else.
        services
        .AddHttpClient(HttpEvidenceScan.ClientName, client => client.Timeout = Timeout.InfiniteTimeSpan)
        .ConfigurePrimaryHttpMessageHandler(() =>
            new SocketsHttpHandler
            {
                AllowAutoRedirect = false,
                UseCookies = false,
                PooledConnectionLifetime = TimeSpan.FromMinutes(5),
            });
        services.TryAddSingleton<IEvidenceScan, HttpEvidenceScan>();
        services.AddSingleton<EvidenceIntake>();
        services.AddSingleton<EvidenceBundle>();
        services.AddSingleton<EvidencePackage>();
        return services;
    }
}
