using Microsoft.Extensions.Internal;

namespace McaBot.Platform.Caching;

/// <summary>What is kept ages by the bot's clock: the cache knows no <see cref="TimeProvider"/>.</summary>
internal sealed class CacheClock(TimeProvider time) : ISystemClock
{
    public DateTimeOffset UtcNow => time.GetUtcNow();
}
