using McaBot.Attestations;
using McaBot.Benchmarks.Soak;
using McaBot.Sandbox;
using McaBot.Tests.Privacy;

namespace McaBot.Tests.Load;

[CollectionDefinition(Name)]
public sealed class SoakCollection
{
    public const string Name = "Soak";
}

/// <summary>The short version of the soak of the benchmarks: 64 people at once who think before each turn, so that other tests get their share of the machine.</summary>
[Collection(SoakCollection.Name)]
public sealed class SoakTests
{
    // On a machine that does much else at the same time.
    private const int FewestRequests = 16;
    private const long MostBytes = 700L * 1024 * 1024;

    [Fact]
    public async Task Whatever_is_acknowledged_to_64_people_at_once_is_on_record_and_memory_stays_bounded()
    {
        var options = new SoakOptions(64, TimeSpan.FromSeconds(25), TimeSpan.FromSeconds(8), Pause: TimeSpan.FromSeconds(1.5));
        await using var world = await TestWorlds.StartAsync(SoakRun.World with { RemembersAtMost = null });

        var report = await SoakRun.RunAsync(world, options);

        Assert.Empty(report.Missing);
        Assert.True(report.Requests >= FewestRequests, report.ToString());
        Assert.NotEmpty(report.Memory);
        Assert.All(report.Memory, sample => Assert.InRange(sample.WorkingSet, 1, MostBytes));
        Assert.All(report.Memory, sample => Assert.InRange(sample.Heap, 1, MostBytes));
    }

    [Fact]
    public void Memory_that_grows_all_the_time_is_told()
    {
        var log = new SoakLog(TimeProvider.System);
        log.Acknowledge(Guid.NewGuid(), AttestationState.Requested);
        SoakReport Of(Func<int, long> heap) => new(
            new SoakOptions(1, TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(1)), log, [.. Enumerable.Range(0, 150).Select(i => new SoakMemory(TimeSpan.FromSeconds(2 * i), heap(i) * 1024 * 1024, 1))], []);

        Assert.Empty(Of(i => i < 30 ? 4 * i : 120 + (i % 7 * 5)).Problems);
        Assert.Contains("heap grew by", Assert.Single(Of(i => 100 + i).Problems), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_acknowledged_request_that_is_nowhere_is_told()
    {
        await using var world = await TestWorlds.StartAsync(new SandboxOptions { StartBot = false });
        var log = new SoakLog(TimeProvider.System);
        var customer = Guid.NewGuid();
        log.Acknowledge(customer, AttestationState.Requested);

        Assert.Contains(customer.ToString("D"), Assert.Single(await SoakAudit.MissingAsync(world.Container, log)), StringComparison.Ordinal);
    }
}
