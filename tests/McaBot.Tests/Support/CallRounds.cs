using McaBot.Sandbox;
using McaBot.Sandbox.Wire;

namespace McaBot.Tests.Support;

/// <summary>
/// Holds the bot's calls until it has made all it can without an answer, and lets them go together: what waits for what then shows on any
/// machine, however slow, and however late the second of two calls that are made side by side.
/// </summary>
internal sealed class CallRounds : IAsyncDisposable
{
    /// <summary>A call that was sent has come by then.</summary>
    private static readonly TimeSpan Quiet = TimeSpan.FromMilliseconds(150);

    /// <summary>Less than the bot waits for any service: it may be busy with something else.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromMilliseconds(1500);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(15);
    private readonly SandboxWorld world;
    private readonly int bot;
    private readonly Lock gate = new();
    private readonly CancellationTokenSource end = new();
    private readonly DateTimeOffset begun = TimeProvider.System.GetUtcNow();
    private readonly Task pump;
    private List<TaskCompletionSource> held = [];
    private long first;
    private long last;
    private int underWay;
    private int late;

    public CallRounds(SandboxWorld world)
    {
        this.world = world;
        bot = world.Bot!.Id!.Value;
        world.Requests.Answered += OnAnswered;
        world.Faults.Script = (service, method, path) => CallNames.Of(service, method, path) is null ? null : new Fault { Do = HoldAsync };
        pump = PumpAsync();
    }

    /// <summary>How many rounds were let go though more might have come.</summary>
    public int Late => Volatile.Read(ref late);

    public async ValueTask DisposeAsync()
    {
        world.Faults.Script = null;
        world.Requests.Answered -= OnAnswered;
        await end.CancelAsync();
        await pump;
        end.Dispose();
    }

    private Task HoldAsync()
    {
        var mine = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (gate)
        {
            // Nobody lets go any more.
            if (end.IsCancellationRequested) return Task.CompletedTask;

            last = TimeProvider.System.GetTimestamp();
            if (held.Count == 0) first = last;
            held.Add(mine);
        }

        return mine.Task;
    }

    private void OnAnswered(LoggedRequest call)
    {
        if (call.Began < begun || CallNames.Of(call.Service, call.Method, call.Path) is null) return;
        lock (gate)
        {
            last = TimeProvider.System.GetTimestamp();
            underWay--;
        }
    }

    private async Task PumpAsync()
    {
        while (!end.IsCancellationRequested)
        {
            await Task.Delay(Pause, end.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (IsQuiet() && await ProcessThreads.RestAsync(bot) && IsQuiet())
            {
                LetGo();
            }
            else if (IsLate())
            {
                Interlocked.Increment(ref late);
                LetGo();
            }
        }

        LetGo();
    }

    private bool IsQuiet()
    {
        lock (gate) return held.Count > 0 && underWay == 0 && TimeProvider.System.GetElapsedTime(last) > Quiet;
    }

    private bool IsLate()
    {
        lock (gate) return held.Count > 0 && TimeProvider.System.GetElapsedTime(first) > Longest;
    }

    private void LetGo()
    {
        List<TaskCompletionSource> round;
        lock (gate)
        {
            (round, held) = (held, []);
            underWay += round.Count;
        }

        round.ForEach(call => call.SetResult());
    }
}
