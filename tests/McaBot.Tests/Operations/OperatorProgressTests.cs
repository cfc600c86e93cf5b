using McaBot.Operations;
using McaBot.Storage.Ledger;
using McaBot.Tests.Attestations.Doubles;
using McaBot.Tests.Deploy;
using McaBot.Tests.Storage.Doubles;
using McaBot.Tests.Support;
using Microsoft.Extensions.Time.Testing;

namespace McaBot.Tests.Operations;

/// <summary>A command that takes long says how far it is.</summary>
public sealed class OperatorProgressTests : IAsyncLifetime, IDisposable
{
    private readonly FakeTimeProvider time = new();
    private readonly SaidLines output = new();
    private TestStorage storage = null!;

    public async Task InitializeAsync() => storage = await TestStorage.NewAsync();

    public async Task DisposeAsync() => await storage.DisposeAsync();

    public void Dispose() => output.Dispose();

    [Fact]
    public async Task Every_few_seconds_a_line_says_how_much_is_done_and_how_fast_and_nothing_once_it_is_over()
    {
        await using (var progress = new OperatorProgress(output, time, "ledgers checked"))
        {
            progress.Expect(1000);
            Times(40, progress.Add);
            time.Advance(OperatorProgress.Every / 2);
            Assert.Empty(output.All);

            await PassesAsync(OperatorProgress.Every / 2, lines: 1);
            Times(100, progress.Add);
            await PassesAsync(OperatorProgress.Every, lines: 2);
        }

        time.Advance(OperatorProgress.Every * 3);
        Assert.Equal(
            ["so far 40 of 1000 ledgers checked, 8 a second", "so far 140 of 1000 ledgers checked, 20 a second"],
            output.All);
    }

    [Fact]
    public async Task More_than_was_expected_is_told_without_what_was_expected()
    {
        await using var progress = new OperatorProgress(output, time, "ledgers checked");
        progress.Expect(1);
        Times(2, progress.Add);

        await PassesAsync(OperatorProgress.Every, lines: 1);

        Assert.StartsWith("so far 2 ledgers checked,", output.All.First(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Verifying_everything_tells_while_it_is_at_it_and_ends_with_its_verdict()
    {
        var (held, isHeld) = (new TaskCompletionSource(), new TaskCompletionSource());
        foreach (var customer in Enumerable.Range(0, 3).Select(_ => Guid.NewGuid()))
        {
            var partner = new Partner(ledger: storage.Ledger);
            await partner.RequestAsync(Guid.NewGuid(), customer: customer);
        }

        await storage.Heads.DisposeAsync();
        storage.Wire.On = async (request, send, _) =>
        {
            if (request.RequestUri!.AbsolutePath.EndsWith(".jsonl", StringComparison.Ordinal))
            {
                isHeld.TrySetResult();
                await held.Task;
            }

            return await send();
        };
        var fingerprints = new LedgerFingerprints(
            storage.Store, new LedgerStore(storage.Store), storage.Heads, time, storage.Log.Of<LedgerFingerprints>());
        var restored = new RestoredLedgers(
            storage.Files, storage.Heads, storage.Markers, storage.Store, time, storage.Log.Of<RestoredLedgers>());
        var verifying = new VerifyLedgers(storage.Checks, fingerprints, restored, time, storage.Log.Of<VerifyLedgers>()).RunAsync(
            [], output, default);
        await isHeld.Task;

        await PassesAsync(OperatorProgress.Every, lines: 1);
        held.SetResult();

        Assert.Equal(ExitCode.Fine, await verifying);
        Assert.Equal(
            ["so far 0 of 3 ledgers checked, 0 a second", "3 ledgers checked: 0 do not hold, 0 have no anchor"],
            output.All);
        Assert.Equal(output.All.Last(), Assert.Single(output.All, SampleDeployment.EndsACheck));
    }

    private static void Times(int times, Action act)
    {
        for (var at = 0; at < times; at++)
        {
            act();
        }
    }

    private async Task PassesAsync(TimeSpan passing, int lines)
    {
        time.Advance(passing);
        await Waiting.UntilAsync("a line", () => output.All.Count >= lines);
    }
}
