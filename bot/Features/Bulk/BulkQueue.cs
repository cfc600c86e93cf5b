using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using McaBot.Outbox;
using McaBot.Platform.Settings;
using McaBot.Storage;
using McaBot.Storage.Projections;
using McaBot.Views;

namespace McaBot.Features.Bulk;

/// <summary>Works on bulk requests, one process at each. That it comes out right never rests on the claim.</summary>
internal sealed partial class BulkQueue(
    BulkStore store, BulkOrders orders, Claims claims, BulkProcess process, BulkReminders reminders, IOptions<NotificationOptions> options,
    TimeProvider time, ILogger<BulkQueue> log) : OutboxProcess<Guid>(BatchesAtOnce, options.Value.SweepInterval, time, log), IBulkWatch
{
    private const int BatchesAtOnce = 4;

    /// <summary>How long the work rests when its process died. However often it was taken up: it goes on.</summary>
    private static readonly RetryPolicy Policy = new() { ClaimTime = TimeSpan.FromSeconds(15), MaxClaims = int.MaxValue };

    /// <summary>How long one that waits for people is not looked at again, unless somebody acts on it here.</summary>
    private static readonly TimeSpan Rest = TimeSpan.FromMinutes(15);

    /// <summary>Decisions on single rows come one after the other: look at them together.</summary>
    private static readonly TimeSpan Calm = TimeSpan.FromSeconds(5);

    private readonly ConcurrentDictionary<Guid, DateTimeOffset> resting = new();
    private readonly SeenMarkers seen = new();

    protected override string Name => "bulk request";

    public override void Wake(Guid key)
    {
        resting.TryRemove(key, out _);
        base.Wake(key);
    }

    public void RowMoved(Guid batch) => WakeAt(batch, Time.GetUtcNow() + Calm);

    public async Task<bool> TryRemindAsync(Guid batch, CancellationToken cancellationToken)
    {
        if (!await reminders.TryRemindAsync(batch, cancellationToken))
        {
            return false;
        }

        Wake(batch);
        return true;
    }

    /// <summary>Whoever was asked can decide no more: whoever decides now is asked, where nobody else is left.</summary>
    public async Task AskInsteadAsync(Guid batch, CancellationToken cancellationToken)
    {
        if (await reminders.TryAskInsteadAsync(batch, cancellationToken))
        {
            Wake(batch);
        }
    }

    public async Task RowRetriedAsync(Guid batch, CancellationToken cancellationToken)
    {
        await store.ReopenAsync(batch, cancellationToken);
        RowMoved(batch);
    }

    protected override async IAsyncEnumerable<Guid> ListAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var (batch, isNews) in seen.CompareAsync(store.ListOpenTagsAsync(cancellationToken)))
        {
            if (
                !IsAtWork(batch)
                && (
                    isNews
                    || !resting.TryGetValue(batch, out var since)
                    || Time.GetUtcNow() - since >= Rest
                    || await orders.WaitsAsync(batch, cancellationToken)))
            {
                yield return batch;
            }
        }
    }

    protected override async Task<DateTimeOffset?> RunAsync(Guid key, CancellationToken cancellationToken)
    {
        var later = await WorkAsync(key, cancellationToken);
        resting[key] = Time.GetUtcNow();
        return later <= Rest ? Time.GetUtcNow() + later : null;
    }

    private async Task<TimeSpan?> WorkAsync(Guid id, CancellationToken cancellationToken)
    {
        if (await store.FindAsync(id, cancellationToken) is not { } request)
        {
            if (await store.IsThereAsync(id, cancellationToken))
            {
                // Damaged, or a newer version's: whoever can read it goes on with it.
                Log.Unreadable(log, id);
            }
            else
            {
                await store.ForgetOrphanAsync(id, cancellationToken);
            }

            return null;
        }

        var name = BlobNames.BulkLease(id);
        var answer = await claims.TryClaimAsync(name, Policy, isRepeatable: true, cancellationToken);
        if (answer.Mine is not { } mine)
        {
            return options.Value.SweepInterval;
        }

        TimeSpan? later = null;
        using var lease = claims.Hold(name, mine, Policy);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, lease.Lost);
        try
        {
            await lease.HoldAsync(async () => later = await process.RunAsync(request, either.Token), cancellationToken);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            Log.LeaseLost(log, id);
            return options.Value.SweepInterval;
        }
        finally
        {
            await ReleaseAsync(name, mine);
        }

        return later;
    }

    private async Task ReleaseAsync(string name, Progress mine)
    {
        try
        {
            await claims.ReleaseAsync(name, mine, CancellationToken.None);
        }
        catch (StoreUnavailableException)
        {
            // It lapses by itself, or is another's by now.
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1491, LogLevel.Warning, "The work on bulk request {Batch} was left to another process")]
        public static partial void LeaseLost(ILogger log, Guid batch);

        [LoggerMessage(1494, LogLevel.Error, "Bulk request {Batch} cannot be read: nothing is done with it until it can")]
        public static partial void Unreadable(ILogger log, Guid batch);
    }
}
