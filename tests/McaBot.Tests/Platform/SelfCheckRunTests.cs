using McaBot.Platform.SelfChecks;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace McaBot.Tests.Platform;

public sealed class SelfCheckRunTests
{
    private static readonly TimeSpan Short = TimeSpan.FromMilliseconds(50);

    [Fact]
    public async Task What_hangs_or_fails_ends_and_keeps_nothing_else_from_being_told()
    {
        var hanging = new Scripted("hangs", token => Task.Delay(Timeout.Infinite, token)) { Limit = Short };
        var deaf = new Scripted("is deaf", Forever) { Limit = Short };
        var failing = new Scripted("fails", _ => throw new InvalidTimeZoneException("Chantal Beauregard"));
        var well = new Scripted("well", _ => Task.CompletedTask);
        var run = RunOf(hanging, deaf, failing, well);

        var lines = await run.RunAsync(default);

        Assert.Equal(
            [
                ("fails", CheckState.Wrong, "the check itself failed: InvalidTimeZoneException"),
                ("hangs", CheckState.Wrong, "no answer within 0.05 s"),
                ("is deaf", CheckState.Wrong, "no answer within 0.05 s"),
                ("well", CheckState.Ok, "done"),
            ],
            lines.Select(l => (l.Name, l.State, l.Says.Split(". ")[0])));
        Assert.DoesNotContain(lines, l => l.Says.Contains("Chantal", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Things_are_told_in_the_order_in_which_they_are_mended()
    {
        var lines = await RunOf(
            new Scripted("b", _ => Task.CompletedTask) { Subject = CheckSubject.PartnerCenter },
            new Scripted("c", _ => Task.CompletedTask) { Subject = CheckSubject.Settings },
            new Scripted("a", _ => Task.CompletedTask) { Subject = CheckSubject.PartnerCenter }).RunAsync(default);

        Assert.Equal(["c", "a", "b"], lines.Select(l => l.Name));
    }

    [Fact]
    public async Task Whoever_asks_again_soon_gets_the_same_answer()
    {
        var time = new FakeTimeProvider();
        var check = new Scripted("well", _ => Task.CompletedTask);
        using var cached = new CachedSelfChecks(RunOf(check), time);

        await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => cached.RunAsync(default)));
        time.Advance(TimeSpan.FromSeconds(59));
        await cached.RunAsync(default);
        Assert.Equal(1, check.Runs);

        time.Advance(TimeSpan.FromSeconds(1));
        await cached.RunAsync(default);
        Assert.Equal(2, check.Runs);
    }

    private static Task Forever(CancellationToken cancellationToken) => new TaskCompletionSource().Task;

    private static SelfCheckRun RunOf(params IEnumerable<ISelfCheck> checks) =>
        new(checks, TimeProvider.System, NullLogger<SelfCheckRun>.Instance);

    private sealed class Scripted(string name, Func<CancellationToken, Task> act) : ISelfCheck
    {
        private int runs;

        public int Runs => runs;

        public CheckSubject Subject { get; init; } = CheckSubject.Storage;

        public string Name => name;

        public TimeSpan Limit { get; init; } = TimeSpan.FromMinutes(1);

        public async Task<IReadOnlyList<CheckLine>> RunAsync(CancellationToken cancellationToken)
        {
            Interlocked.Increment(ref runs);
            await act(cancellationToken);
            return [CheckLine.Ok(name, "done")];
        }
    }
}
