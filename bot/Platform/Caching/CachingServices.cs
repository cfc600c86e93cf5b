using Microsoft.Extensions.Caching.Memory;

namespace McaBot.Platform.Caching;

internal static class CachingServices
{
    /// <summary>Of all kinds together; what does not fit is read again each time.</summary>
    private const int MaxEntries = 16_000;

    /// <summary>One cache for what may be some minutes old. Never for what somebody may do: that is read when they act.</summary>
    public static IServiceCollection AddCaching(this IServiceCollection services)
    {
        services.AddMemoryCache();
        services.AddOptions<MemoryCacheOptions>().Configure<TimeProvider>((cache, time) =>
        {
            cache.SizeLimit = MaxEntries;
            cache.Clock = new CacheClock(time);
        });
        return services;
    }

    /// <param name="key">Of a type of one's own: all kinds share the cache.</param>
    public static void Keep<T>(this IMemoryCache cache, object key, T value, TimeSpan longest) =>
        cache.Set(key, value, new MemoryCacheEntryOptions { AbsoluteExpirationRelativeToNow = longest, Size = 1 });
}
