using McaBot.Storage;

namespace McaBot.Operations;

/// <summary>Says every few seconds how far a long command is, for whoever watches it. What is over before says nothing.</summary>
internal sealed class OperatorProgress : IWorkProgress, IAsyncDisposable
{
    public static readonly TimeSpan Every = TimeSpan.FromSeconds(5);

    private readonly TextWriter output;
    private readonly TimeProvider time;
    private readonly string what;
    private readonly PeriodicTimer timer;
    private readonly Task telling;
    private long done;
    private long expected;

    /// <param name="output">Takes lines of several at a time.</param>
    /// <param name="what">What is counted, such as "ledgers checked".</param>
    public OperatorProgress(TextWriter output, TimeProvider time, string what)
    {
        (this.output, this.time, this.what) = (output, time, what);
        timer = new PeriodicTimer(Every, time);
        telling = TellAsync();
    }

    public void Add() => Interlocked.Increment(ref done);

    public void Expect(long atLeast) => Volatile.Write(ref expected, atLeast);

    public async ValueTask DisposeAsync()
    {
        timer.Dispose();
        await telling;
    }

    private async Task TellAsync()
    {
        var (before, since) = (0L, time.GetTimestamp());
        while (await timer.WaitForNextTickAsync())
        {
            var (now, at) = (Volatile.Read(ref done), time.GetTimestamp());
            var rate = (now - before) / time.GetElapsedTime(since, at).TotalSeconds;
            var all = Volatile.Read(ref expected);
            await output.WriteLineAsync(string.Create(
                CultureInfo.InvariantCulture, $"so far {now}{(all >= now && all > 0 ? $" of {all}" : "")} {what}, {rate:0} a second"));
            (before, since) = (now, at);
        }
    }
}
