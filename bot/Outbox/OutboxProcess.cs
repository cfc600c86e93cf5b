namespace McaBot.Outbox;

/// <summary>
/// Work outside a turn, by key: at once when woken, at a moment that was asked for, and on a sweep for what a crash or an outage left. On
/// stop it takes nothing new and lets what runs finish, as long as the host allows.
/// </summary>
internal abstract partial class OutboxProcess<TKey> : BackgroundService, IHostedLifecycleService
    where TKey : notnull
{
    /// <summary>Whoever presses a button while the process starts is answered first: what a crash left waits as long.</summary>
    private static readonly TimeSpan AfterStart = TimeSpan.FromSeconds(1);

    private readonly CancellationTokenSource aborted = new();
    private readonly CancellationTokenSource stopping = new();
    private readonly WorkQueue<TKey> queue;
    private readonly WakeTimers<TKey> timers;
    private readonly TimeSpan sweepEvery;
    private readonly ILogger log;

    /// <param name="atOnce">Keys worked on side by side.</param>
    /// <param name="sweepEvery">How often storage is asked what is left to do.</param>
    protected OutboxProcess(int atOnce, TimeSpan sweepEvery, TimeProvider time, ILogger log)
    {
        (this.sweepEvery, this.log, Time) = (sweepEvery, log, time);
        queue = new(atOnce, TakeAsync);
        timers = new(time, Wake);
    }

    protected TimeProvider Time { get; }

    /// <summary>Set once the host will wait no longer for what runs.</summary>
    protected CancellationToken Aborted => aborted.Token;

    /// <summary>Set once the host stops: what has not begun does not begin any more.</summary>
    protected CancellationToken Stopping { get; private set; }

    /// <summary>How many keys wait or are at work.</summary>
    protected int Count => queue.Count;

    /// <summary>What it is called in logs.</summary>
    protected abstract string Name { get; }

    /// <summary>Has it looked at now. Returns at once; forgetting it only delays it to the next sweep.</summary>
    public virtual void Wake(TKey key) => queue.Add(key);

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>
    /// Before any of the host's services stops: those stop one after the other, and one that has much to end would leave the next no time.
    /// </summary>
    public virtual Task StoppingAsync(CancellationToken cancellationToken) => stopping.CancelAsync();

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await StoppingAsync(cancellationToken);
        await using (cancellationToken.Register(aborted.Cancel))
        {
            await base.StopAsync(cancellationToken);
        }
    }

    public override void Dispose()
    {
        aborted.Dispose();
        stopping.Dispose();
        base.Dispose();
    }

    protected void WakeAt(TKey key, DateTimeOffset at) => timers.Set(key, at, Stopping);

    protected bool IsAtWork(TKey key) => queue.Holds(key);

    /// <summary>What storage says is left to do, as far as it has to be looked at now.</summary>
    protected abstract IAsyncEnumerable<TKey> ListAsync(CancellationToken cancellationToken);

    /// <returns>When to come back to it; null where it rests until it is woken.</returns>
    protected abstract Task<DateTimeOffset?> RunAsync(TKey key, CancellationToken cancellationToken);

    /// <summary>What was begun and is not over when nothing new is taken any more.</summary>
    protected virtual Task DrainAsync() => Task.CompletedTask;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken, stopping.Token);
        Stopping = ending.Token;
        await Task.WhenAll(queue.RunAsync(ending.Token), SweepAsync(ending.Token));
        await DrainAsync();
    }

    private async Task TakeAsync(TKey key)
    {
        try
        {
            if (await RunAsync(key, Aborted) is { } next)
            {
                WakeAt(key, next);
            }
        }
        catch (Exception e) when (e is StoreUnavailableException or DirectoryUnavailableException)
        {
            // The sweep comes back to it.
            OutboxLog.Waits(log, e, Name, $"{key}");
        }
        catch (Exception e) when (!Aborted.IsCancellationRequested)
        {
            // The outermost loop: the failure of one must not stop the others.
            OutboxLog.Failed(log, e, Name, $"{key}");
        }
        catch (OperationCanceledException)
        {
            // The host waits no longer: what was begun is taken up by the next process.
        }
    }

    private async Task SweepAsync(CancellationToken stopping)
    {
        try
        {
            await Task.Delay(AfterStart, Time, stopping);
            using var timer = new PeriodicTimer(sweepEvery, Time);
            do
            {
                await SweepOnceAsync(stopping);
            }
            while (await timer.WaitForNextTickAsync(stopping));
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            // The host stops.
        }
    }

    private async Task SweepOnceAsync(CancellationToken stopping)
    {
        try
        {
            await foreach (var key in ListAsync(stopping))
            {
                Wake(key);
            }
        }
        catch (StoreUnavailableException e)
        {
            OutboxLog.SweepSkipped(log, e, Name);
        }
        catch (Exception e) when (!stopping.IsCancellationRequested)
        {
            // The outermost loop: the next sweep looks again.
            OutboxLog.Failed(log, e, Name, "sweep");
        }
    }
}
