using McaBot.Directory;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace McaBot.Hosting;

internal static class Readiness
{
    public static IServiceCollection AddReadiness(this IServiceCollection services)
    {
        services.AddHttpClient(ChannelKeysCheck.ClientName, client => client.Timeout = TimeSpan.FromSeconds(4)).RemoveAllLoggers();
        services.AddHealthChecks();
        services.AddCheck<StorageCheck>("storage");
        services.AddCheck<ChannelKeysCheck>("channelKeys");
        services.AddCheck<DirectoryReadiness>("directory");
        services.AddHostedService<ReadinessAtStart>();
        return services;
    }

    /// <summary>live: the process runs. ready: what a turn needs is within reach. Neither tells more than one word a check.</summary>
    public static void MapMcaBotHealth(this WebApplication app)
    {
        app.MapHealthChecks("/health/live", new HealthCheckOptions { Predicate = _ => false, ResponseWriter = ReadinessAnswer.WriteAsync });
        app.MapHealthChecks("/health/ready", new HealthCheckOptions { ResponseWriter = ReadinessAnswer.WriteAsync });
    }

    private static void AddCheck<T>(this IServiceCollection services, string name)
        where T : class, IHealthCheck
    {
        services.AddKeyedSingleton<IHealthCheck>(name, (p, _) => new CachedCheck(ActivatorUtilities.CreateInstance<T>(p), p.GetRequiredService<TimeProvider>()));
        services.Configure<HealthCheckServiceOptions>(o =>
            o.Registrations.Add(new HealthCheckRegistration(name, p => p.GetRequiredKeyedService<IHealthCheck>(name), HealthStatus.Unhealthy, tags: null)));
    }
}
