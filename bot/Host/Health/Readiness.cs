using McaBot.Directory;
using McaBot.PartnerCenter;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace McaBot.Host.Health;

internal static class Readiness
{
    public static IServiceCollection AddReadiness(this IServiceCollection services)
    {
        services.AddHttpClient(ChannelKeysCheck.ClientName, client => client.Timeout = TimeSpan.FromSeconds(4)).RemoveAllLoggers();
        services.AddHealthChecks();
        services.AddCheck<StorageCheck>("storage", goodFor: StorageCheck.GoodFor);
        services.AddCheck<ChannelKeysCheck>("channelKeys");
        services.AddCheck<DirectoryReadiness>("directory");
        services.AddCheck<PartnerCenterReadiness>("partnerCenter", p =>
            p.GetRequiredService<IOptions<PartnerCenterOptions>>().Value.Enabled);
        services.AddHostedService<ReadinessAtStart>();
        return services;
    }

    /// <summary>
    /// live: the process runs. serving: it has begun, and answers whoever asks. ready: what a turn needs is within reach. None tells the
    /// world more than one word a check.
    /// </summary>
    public static void MapMcaBotHealth(this WebApplication app)
    {
        app.MapHealthChecks(
            "/health/live", new HealthCheckOptions { Predicate = _ => false, ResponseWriter = ReadinessAnswer.WriteLiveAsync });
        app.MapGet("/health/serving", ReadinessAnswer.WriteServingAsync);
        app.MapHealthChecks("/health/ready", new HealthCheckOptions { ResponseWriter = ReadinessAnswer.WriteReadyAsync });
    }

    /// <param name="isNeeded">Null: always.</param>
    /// <param name="goodFor">How long a good answer holds; null: the usual.</param>
    private static void AddCheck<T>(
        this IServiceCollection services, string name, Func<IServiceProvider, bool>? isNeeded = null, TimeSpan? goodFor = null)
        where T : class, IHealthCheck
    {
        services.AddKeyedSingleton<IHealthCheck>(name, (p, _) =>
            new CachedCheck(ActivatorUtilities.CreateInstance<T>(p), p.GetRequiredService<TimeProvider>(), goodFor));
        services.AddOptions<HealthCheckServiceOptions>().Configure<IServiceProvider>((o, services) =>
        {
            if (isNeeded?.Invoke(services) != false)
            {
                o.Registrations.Add(
                    new HealthCheckRegistration(
                        name, p => p.GetRequiredKeyedService<IHealthCheck>(name), HealthStatus.Unhealthy, tags: null));
            }
        });
    }
}
