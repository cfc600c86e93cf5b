using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace McaBot.Host.Health;

/// <summary>Asks again only when the last answer has aged, however often it is asked.</summary>
/// <param name="goodFor">How long a good answer holds; null: minutes.</param>
internal sealed class CachedCheck(IHealthCheck inner, TimeProvider time, TimeSpan? goodFor = null) : IHealthCheck, IDisposable
{
    private readonly TimeSpan goodFor = goodFor ?? TimeSpan.FromMinutes(5);
    private static readonly TimeSpan BadFor = TimeSpan.FromSeconds(1);
    private readonly SemaphoreSlim one = new(1, 1);
    private HealthCheckResult last;
    private DateTimeOffset until;

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        await one.WaitAsync(cancellationToken);
        try
        {
            if (time.GetUtcNow() >= until)
            {
                last = await inner.CheckHealthAsync(context, cancellationToken);
                until = time.GetUtcNow() + (last.Status == HealthStatus.Healthy ? goodFor : BadFor);
            }

            return last;
        }
        finally
        {
            one.Release();
        }
    }

    public void Dispose() => one.Dispose();
}
