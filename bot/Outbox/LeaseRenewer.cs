namespace McaBot.Outbox;

/// <summary>
/// Holds a claim for as long as this process is at the work, be it working or waiting in a queue: renewed now and then, so that only a
/// process that died loses it. Before something is sent it says so, unless the claim says so already and has long enough to go.
/// </summary>
internal sealed class LeaseRenewer : IDisposable
{
    private static readonly TimeSpan Shortest = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(5);

    private readonly string what;
    private readonly TimeSpan margin;
    private readonly Func<bool, CancellationToken, Task<Progress?>> renew;
    private readonly TimeProvider time;
    private readonly ILogger log;
    private readonly SemaphoreSlim one = new(1, 1);
    private readonly CancellationTokenSource lost = new();
    private Progress claim;
    private bool isBegun;

    /// <param name="what">What is claimed, for the log.</param>
    /// <param name="renew">Renews the claim, which waits or has begun; null where it is another's meanwhile.</param>
    public LeaseRenewer(
        string what, Progress claim, RetryPolicy policy, Func<bool, CancellationToken, Task<Progress?>> renew, TimeProvider time,
        ILogger log)
    {
        (this.what, this.claim, this.renew, this.time, this.log) = (what, claim, renew, time, log);
        margin = policy.RenewAfter;
        isBegun = !claim.Waits;
    }

    /// <summary>Set when another process has taken over, or may have.</summary>
    public CancellationToken Lost => lost.Token;

    private bool IsAging => time.GetUtcNow() >= claim.Until - margin;

    /// <summary>Does the work while the claim is held.</summary>
    public async Task HoldAsync(Func<Task> work, CancellationToken cancellationToken)
    {
        using var over = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var keeping = KeepAsync(over.Token);
        try
        {
            await work();
        }
        finally
        {
            await over.CancelAsync();
            await keeping;
        }
    }

    /// <summary>Says that something is about to be sent.</summary>
    /// <exception cref="LostClaimException">The claim is another's.</exception>
    public async Task BeginAsync(CancellationToken cancellationToken)
    {
        await one.WaitAsync(cancellationToken);
        try
        {
            if (!isBegun || IsAging)
            {
                await RenewAsync(waits: false, cancellationToken);
            }

            isBegun = true;
        }
        finally
        {
            one.Release();
        }
    }

    public void Dispose()
    {
        one.Dispose();
        lost.Dispose();
    }

    private async Task KeepAsync(CancellationToken over)
    {
        try
        {
            for (; ; )
            {
                var wait = claim.Until - margin - time.GetUtcNow();
                await Task.Delay(wait < Shortest ? Shortest : wait > Longest ? Longest : wait, time, over);
                await TryRenewAsync(over);
            }
        }
        catch (OperationCanceledException) when (over.IsCancellationRequested)
        {
            // Over, one way or the other.
        }
        catch (LostClaimException)
        {
            // Whoever is about to send is told so too.
        }
    }

    private async Task TryRenewAsync(CancellationToken cancellationToken)
    {
        await one.WaitAsync(cancellationToken);
        try
        {
            if (IsAging)
            {
                await RenewAsync(waits: !isBegun, cancellationToken);
            }
        }
        catch (StoreUnavailableException e)
        {
            // As long as that lasts nobody else can take it over either, but once storage is back anybody may.
            OutboxLog.NotRenewed(log, e, what);
            if (time.GetUtcNow() >= claim.Until)
            {
                await lost.CancelAsync();
            }
        }
        finally
        {
            one.Release();
        }
    }

    private async Task RenewAsync(bool waits, CancellationToken cancellationToken)
    {
        if (await renew(waits, cancellationToken) is not { } renewed)
        {
            await lost.CancelAsync();
            throw new LostClaimException();
        }

        claim = renewed;
    }
}
