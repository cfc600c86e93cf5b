using System.Threading.RateLimiting;
using McaBot.Platform.Settings;

namespace McaBot.Teams;

/// <summary>How many requests are read and answered at a time: what they hold in memory is bounded, whoever sends them.</summary>
internal sealed class TurnsInFlight(IOptions<LimitsOptions> limits) : IDisposable
{
    private readonly ConcurrencyLimiter limiter = new(
        new ConcurrencyLimiterOptions { PermitLimit = limits.Value.TurnsAtOnce, QueueLimit = 0 });

    /// <returns>A place to give back at the end; null when all are taken.</returns>
    public IDisposable? TryEnter()
    {
        var place = limiter.AttemptAcquire();
        if (place.IsAcquired)
        {
            return place;
        }

        place.Dispose();
        return null;
    }

    public void Dispose() => limiter.Dispose();
}
