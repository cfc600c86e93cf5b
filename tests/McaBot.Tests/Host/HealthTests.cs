using McaBot.Host.Health;
using McaBot.Tests.Teams;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Time.Testing;

namespace McaBot.Tests.Host;

public sealed class HealthTests
{
    [Fact]
    public async Task With_everything_out_of_reach_it_lives_and_is_not_ready()
    {
        await using var bot = await BotInProcess.StartAsync(BotInProcess.OutOfReach);

        Assert.Equal((200, """{"status":"ok","checks":{}}"""), await bot.GetAsync("/health/live"));
        Assert.Equal(
            (
                503,
                $$$"""{"status":"unavailable","version":"{{{VersionTests.Number}}}","checks":{"storage":"unavailable","channelKeys":"unavailable","directory":"unavailable"}}"""
            ),
            await bot.GetAsync("/health/ready")
        );
    }

    [Fact]
    public async Task A_good_answer_holds_for_minutes_and_a_bad_one_for_a_moment()
    {
        var time = new FakeTimeProvider(new DateTimeOffset(2026, 1, 5, 9, 0, 0, TimeSpan.Zero));
        var inner = new Counting();
        using var check = new CachedCheck(inner, time);
        var context = new HealthCheckContext();

        Assert.Equal(HealthStatus.Unhealthy, (await check.CheckHealthAsync(context)).Status);
        inner.Result = HealthCheckResult.Healthy();
        Assert.Equal(HealthStatus.Unhealthy, (await check.CheckHealthAsync(context)).Status);

        time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(HealthStatus.Healthy, (await check.CheckHealthAsync(context)).Status);
        inner.Result = HealthCheckResult.Unhealthy();
        time.Advance(TimeSpan.FromMinutes(4));
        Assert.Equal(HealthStatus.Healthy, (await check.CheckHealthAsync(context)).Status);
        Assert.Equal(2, inner.Asked);

        time.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(HealthStatus.Unhealthy, (await check.CheckHealthAsync(context)).Status);
    }

    private sealed class Counting : IHealthCheck
    {
        public int Asked { get; private set; }

        public HealthCheckResult Result { get; set; } = HealthCheckResult.Unhealthy();

        public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
        {
            Asked++;
            return Task.FromResult(Result);
        }
    }
}
