using McaBot.Platform.Caching;
using Microsoft.Extensions.Caching.Memory;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace McaBot.Tests.Platform;

public sealed class CachingTests : IDisposable
{
    private readonly FakeTimeProvider time = new();
    private readonly ServiceProvider services;
    private readonly IMemoryCache cache;

    public CachingTests()
    {
        services = new ServiceCollection().AddSingleton<TimeProvider>(time).AddCaching().BuildServiceProvider();
        cache = services.GetRequiredService<IMemoryCache>();
    }

    [Fact]
    public void What_is_kept_ages_by_the_bots_clock()
    {
        cache.Keep("name", "Zoé", TimeSpan.FromMinutes(5));

        time.Advance(TimeSpan.FromMinutes(5) - TimeSpan.FromTicks(1));
        Assert.Equal("Zoé", cache.Get<string>("name"));

        time.Advance(TimeSpan.FromTicks(1));
        Assert.Null(cache.Get<string>("name"));
    }

    [Fact]
    public void That_there_is_nothing_is_kept_as_well()
    {
        cache.Keep<string?>("name", null, TimeSpan.FromMinutes(5));

        Assert.True(cache.TryGetValue<string?>("name", out var known));
        Assert.Null(known);
    }

    [Fact]
    public void However_much_comes_in_only_so_much_is_kept()
    {
        var most = services.GetRequiredService<IOptions<MemoryCacheOptions>>().Value.SizeLimit!.Value;

        for (var i = 0; i < most + 100; i++)
        {
            cache.Keep(i, i, TimeSpan.FromMinutes(5));
        }

        Assert.InRange(((MemoryCache)cache).Count, 1, most);
    }

    public void Dispose() => services.Dispose();
}
