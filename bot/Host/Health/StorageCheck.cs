using McaBot.Storage;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace McaBot.Host.Health;

/// <summary>Whether storage answers, and is what this bot found when it started.</summary>
internal sealed class StorageCheck(StorageContainers containers) : IHealthCheck
{
    /// <summary>What is lost has to be known soon.</summary>
    public static readonly TimeSpan GoodFor = TimeSpan.FromSeconds(10);

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            await (containers.IsOpen ? containers.CheckAsync(cancellationToken) : containers.OpenAsync(cancellationToken));
            return HealthCheckResult.Healthy();
        }
        catch (StoreUnavailableException e)
        {
            return HealthCheckResult.Unhealthy(e.Message);
        }
    }
}
