using McaBot.Attestations;
using McaBot.Benchmarks.Soak;
using McaBot.Sandbox;
using McaBot.Tests.Privacy;
using McaBot.Tests.Teams;

namespace McaBot.Tests.Load;

/// <summary>
/// The short version of the soak of the benchmarks: 64 people at once who think before each turn, so that other tests get their share of
/// the machine.
/// </summary>
[Collection(SoakCollection.Name)]
public sealed class SoakTests
{
    // On a machine that does much else at the same time.
    private const int FewestRequests = 16;
    private const long MaxBytes = 700L * 1024 * 1024;

    [Fact]
    public async Task Whatever_is_acknowledged_to_64_people_at_once_is_on_record_and_memory_stays_bounded()
    {
        var options = new SoakOptions(64, TimeSpan.FromSeconds(40), TimeSpan.FromSeconds(8), Pause: TimeSpan.FromSeconds(1.5));
        await using var world = await TestWorlds.StartAsync(SoakRun.World with { RemembersAtMost = null });

        var report = await SoakRun.RunAsync(world, options);

        Assert.Empty(report.Missing);
        Assert.True(report.Requests >= FewestRequests, report.ToString());
        Assert.NotEmpty(report.Memory);
        Assert.All(report.Memory, sample => Assert.InRange(sample.WorkingSet, 1, MaxBytes));
        Assert.All(report.Memory, sample => Assert.InRange(sample.Heap, 1, MaxBytes));
    }

    [Fact]
    public void Memory_that_grows_all_the_time_is_told()
    {
        var log = new SoakLog(TimeProvider.System);
        log.Acknowledge(Guid.NewGuid(), AttestationState.Requested);
        SoakReport Of(Func<int, long> heap) =>
        new(
            new SoakOptions(1, TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(1)), log,
            [.. Enumerable.Range(0, 150).Select(i => new SoakMemory(TimeSpan.FromSeconds(2 * i), heap(i) * 1024 * 1024, 1))], []);

        Assert.Empty(Of(i => i < 30 ? 4 * i : 120 + (i % 7 * 5)).Problems);
        Assert.Contains("heap grew by", Assert.Single(Of(i => 100 + i).Problems), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0.5, false)]
    [InlineData(0.02, true)]
    public void A_small_leak_shows_over_twenty_minutes(double megabytesAMinute, bool isFlat)
    {
        var log = new SoakLog(TimeProvider.System);
        log.Acknowledge(Guid.NewGuid(), AttestationState.Requested);
        var samples = Enumerable
        .Range(0, 900)
        .Select(i => new SoakMemory(
            TimeSpan.FromSeconds(2 * i), (long)((100 + (i % 7) + (megabytesAMinute * i / 30)) * 1024 * 1024), 1))
        .ToList();

        var report = new SoakReport(
            new SoakOptions(64, TimeSpan.FromMinutes(30), TimeSpan.FromMinutes(1), Flat: TimeSpan.FromMinutes(20)), log, samples, []);

        Assert.Equal(isFlat, !report.Problems.Any());
        var told = System
            .Text.RegularExpressions.Regex.Match(report.ToString(), @"heap in the last 20 minutes: ([+-]\d+\.\d+) MB a minute")
            .Groups[1]
            .Value;
        Assert.InRange(
            double.Parse(told, System.Globalization.CultureInfo.InvariantCulture), megabytesAMinute - 0.02, megabytesAMinute + 0.02);
    }

    [Fact]
    public void A_slope_and_its_standard_error_are_those_of_the_line_that_fits_best()
    {
        var slope = Slope.Of([(0, 1), (1, 3), (2, 2), (3, 5), (4, 4)])!;
        Assert.Equal((0.8, 0.346410, 3), (Math.Round(slope.PerUnit, 6), Math.Round(slope.Error, 6), slope.Mean));
        Assert.False(slope.IsCertain);

        var exact = Slope.Of([(0, 2), (1, 5), (2, 8)])!;
        Assert.Equal((3, 0), (exact.PerUnit, Math.Round(exact.Error, 9)));
        Assert.True(exact.IsCertain);
        Assert.Equal(3, Slope.OfStretches([.. Enumerable.Range(0, 100).Select(i => ((double)i, 2.0 + (3 * i)))], 20)!.PerUnit, 9);

        Assert.Null(Slope.Of([(0, 1), (1, 2)]));
        Assert.Null(Slope.Of([(1, 1), (1, 2), (1, 3)]));
        Assert.False(Slope.Of([(0, 7), (1, 7), (2, 7)])!.IsCertain);
    }

    [Fact]
    public async Task Cards_that_had_not_come_are_looked_up_later_and_counted_and_one_that_never_comes_is_told()
    {
        var looks = 0;
        AwaitedCard[] awaited = [new("a card", () => true), new("a card", () => ++looks > 2), new("another", () => false)];

        var time = new SimulatedTime();
        Task<IReadOnlyList<(string What, int Came, int Missing)>>? looking = null;
        time.Run(() => looking = AwaitedCard.LookUpAsync(awaited, TimeSpan.FromSeconds(2), time));

        var late = await looking!;

        Assert.Equal([("a card", 2, 0), ("another", 0, 1)], late);
        var report = new SoakReport(
            new SoakOptions(1, TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(1)), new SoakLog(TimeProvider.System), [], [], late);
        Assert.Contains("another never came, 1 times.", report.Problems);
        Assert.Contains("had not come in time: a card, 2 times; 2 came later, 0 never", report.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_acknowledged_request_that_is_nowhere_is_told()
    {
        await using var world = await TestWorlds.StartAsync(new SandboxOptions { StartBot = false });
        var log = new SoakLog(TimeProvider.System);
        var customer = Guid.NewGuid();
        log.Acknowledge(customer, AttestationState.Requested);

        Assert.Contains(
            customer.ToString("D"), Assert.Single(await SoakAudit.MissingAsync(world.Container, log)), StringComparison.Ordinal);
    }
}
