using System.Collections.Concurrent;
using System.Threading.Channels;
using McaBot.Attestations;
using McaBot.Hosting;
using McaBot.Outbox;
using Microsoft.Extensions.Options;

namespace McaBot.Bulk;

/// <summary>Works on bulk requests: at once when woken, and on a sweep for what a crash or an outage left.</summary>
internal sealed partial class BatchRunner(
    Batches batches, BatchOrders orders, BatchLeases leases, BatchWork work, BatchLife life, IOptions<NotificationOptions> options, TimeProvider time, ILogger<BatchRunner> log) : BackgroundService, IBatchWatch
{
    private const int BatchesAtOnce = 4;

    /// <summary>How long one that waits for people is not looked at again, unless somebody acts on it here.</summary>
    private static readonly TimeSpan Rest = TimeSpan.FromMinutes(15);

    /// <summary>Decisions on single rows come one after the other: look at them together.</summary>
    private static readonly TimeSpan Calm = TimeSpan.FromSeconds(5);

    private readonly Channel<Guid> woken = Channel.CreateUnbounded<Guid>();
    private readonly ConcurrentDictionary<Guid, bool> queued = new();
    private readonly ConcurrentDictionary<Guid, bool> running = new();
    private readonly ConcurrentDictionary<Guid, bool> soon = new();
    private readonly ConcurrentDictionary<Guid, DateTimeOffset> resting = new();
    private WakeTimers<Guid>? alarms;

    private WakeTimers<Guid> Alarms => LazyInitializer.EnsureInitialized(ref alarms, () => new WakeTimers<Guid>(time, Wake));

    public void Wake(Guid batch)
    {
        resting.TryRemove(batch, out _);
        if (queued.TryAdd(batch, true))
        {
            woken.Writer.TryWrite(batch);
        }
    }

    public void RowMoved(Guid batch)
    {
        if (soon.TryAdd(batch, true))
        {
            _ = WakeLaterAsync(batch, Calm, CancellationToken.None);
        }
    }

    public async Task<bool> TryRemindAsync(Guid batch, CancellationToken cancellationToken)
    {
        if (!await life.TryRemindAsync(batch, cancellationToken))
        {
            return false;
        }

        Wake(batch);
        return true;
    }

    public async Task RowRetriedAsync(Guid batch, CancellationToken cancellationToken)
    {
        await batches.ReopenAsync(batch, cancellationToken);
        RowMoved(batch);
    }

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.WhenAll(SweepAsync(stoppingToken), Parallel.ForEachAsync(
        woken.Reader.ReadAllAsync(stoppingToken),
        new ParallelOptions { MaxDegreeOfParallelism = BatchesAtOnce, CancellationToken = stoppingToken },
        async (batch, token) =>
        {
            queued.TryRemove(batch, out _);
            await TakeAsync(batch, token);
        }));

    private async Task TakeAsync(Guid id, CancellationToken cancellationToken)
    {
        if (!running.TryAdd(id, true))
        {
            _ = WakeLaterAsync(id, TimeSpan.FromSeconds(1), cancellationToken);
            return;
        }

        try
        {
            var later = await RunAsync(id, cancellationToken);
            resting[id] = time.GetUtcNow();
            if (later is { } wait && wait <= Rest)
            {
                Alarms.Set(id, time.GetUtcNow() + wait, cancellationToken);
            }
        }
        catch (Exception e) when (e is StoreUnavailableException or DirectoryUnavailableException)
        {
            // The sweep comes back to it.
            Log.Unavailable(log, e, id);
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            // The outermost loop: one bulk request's trouble must not stop the others.
            Log.Failed(log, e, id);
        }
        finally
        {
            running.TryRemove(id, out _);
        }
    }

    private async Task<TimeSpan?> RunAsync(Guid id, CancellationToken cancellationToken)
    {
        if (await batches.FindAsync(id, cancellationToken) is not { } batch)
        {
            await batches.ForgetOrphanAsync(id, cancellationToken);
            return null;
        }

        if (await leases.TryTakeAsync(id, cancellationToken) is not { } lease)
        {
            return options.Value.SweepInterval;
        }

        await using (lease)
        {
            using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, lease.Lost);
            try
            {
                return await work.RunAsync(batch, either.Token);
            }
            catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
            {
                Log.LeaseLost(log, id);
                return options.Value.SweepInterval;
            }
        }
    }

    private async Task WakeLaterAsync(Guid batch, TimeSpan wait, CancellationToken cancellationToken)
    {
        try
        {
            await Task.Delay(wait < TimeSpan.Zero ? TimeSpan.Zero : wait, time, cancellationToken);
            soon.TryRemove(batch, out _);
            Wake(batch);
        }
        catch (OperationCanceledException)
        {
            // Stopping: the next process sweeps.
        }
    }

    private async Task SweepAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(options.Value.SweepInterval, time);
        do
        {
            try
            {
                await foreach (var batch in batches.ListOpenAsync(stoppingToken))
                {
                    if (!running.ContainsKey(batch)
                        && (!resting.TryGetValue(batch, out var since) || time.GetUtcNow() - since >= Rest || await orders.WaitsAsync(batch, stoppingToken)))
                    {
                        Wake(batch);
                    }
                }
            }
            catch (StoreUnavailableException e)
            {
                Log.Skipped(log, e);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private static partial class Log
    {
        [LoggerMessage(1486, LogLevel.Warning, "Bulk request {Batch} waits: something it needs cannot be reached")]
        public static partial void Unavailable(ILogger log, Exception e, Guid batch);

        [LoggerMessage(1487, LogLevel.Error, "Bulk request {Batch} failed and is tried again")]
        public static partial void Failed(ILogger log, Exception e, Guid batch);

        [LoggerMessage(1491, LogLevel.Warning, "The work on bulk request {Batch} was left to another process")]
        public static partial void LeaseLost(ILogger log, Guid batch);

        [LoggerMessage(1488, LogLevel.Warning, "A sweep of bulk requests was skipped: storage cannot be reached")]
        public static partial void Skipped(ILogger log, Exception e);
    }
}
