using McaBot.Platform.Caching;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace McaBot.Host.Health;

/// <summary>A check that costs a call, however often it is asked.</summary>
/// <param name="goodFor">How long a good answer holds; null: minutes.</param>
internal sealed class CachedCheck(IHealthCheck inner, TimeProvider time, TimeSpan? goodFor = null) : IHealthCheck, IDisposable
{
    private readonly AgingAnswer<HealthCheckResult> answer = new(
        time, last => last.Status == HealthStatus.Healthy ? goodFor ?? TimeSpan.FromMinutes(5) : TimeSpan.FromSeconds(1));

    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        answer.AskAsync(token => inner.CheckHealthAsync(context, token), cancellationToken);

    public void Dispose() => answer.Dispose();
}
