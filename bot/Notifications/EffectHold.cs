using McaBot.Attestations;

namespace McaBot.Notifications;

/// <summary>
/// Holds a claim for as long as this process is at the effect, be it working or waiting in a queue: renewed now and then, so that only a process that
/// died loses it. Before something is sent it says so, unless the claim says so already and has long enough to go.
/// </summary>
internal sealed partial class EffectHold : IDisposable
{
    private static readonly TimeSpan Shortest = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(5);

    private readonly EffectKeeper keeper;
    private readonly EffectPolicy policy;
    private readonly string correlation;
    private readonly TimeProvider time;
    private readonly ILogger log;
    private readonly SemaphoreSlim one = new(1, 1);
    private ClaimedEffect held;
    private bool isBegun;

    public EffectHold(EffectKeeper keeper, EffectPolicy policy, ClaimedEffect claimed, string correlation, TimeProvider time, ILogger log)
    {
        (this.keeper, this.policy, this.correlation, this.time, this.log) = (keeper, policy, correlation, time, log);
        held = claimed with { BeforeSending = BeginAsync };
    }

    /// <summary>As it stood when last looked at.</summary>
    public ClaimedEffect Held => held;

    private bool IsAging => time.GetUtcNow() - held.Effect.Since >= policy.RenewAfter;

    /// <summary>As it stands now, or as it was known where storage cannot be reached.</summary>
    public async Task<ClaimedEffect> ReadAsync(CancellationToken cancellationToken)
    {
        await one.WaitAsync(cancellationToken);
        try
        {
            return held = await keeper.ReadAsync(held, cancellationToken) ?? throw new LostClaimException();
        }
        catch (StoreUnavailableException)
        {
            return held;
        }
        finally
        {
            one.Release();
        }
    }

    /// <summary>Renews the claim until it is over, or another's.</summary>
    public async Task KeepAsync(CancellationToken over)
    {
        try
        {
            for (; ; )
            {
                var wait = held.Effect.Since + policy.RenewAfter - time.GetUtcNow();
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

    public void Dispose() => one.Dispose();

    private async Task BeginAsync(CancellationToken cancellationToken)
    {
        await one.WaitAsync(cancellationToken);
        try
        {
            if (held.Effect.Waits || IsAging)
            {
                held = await keeper.RenewAsync(held, waits: false, correlation, cancellationToken) ?? throw new LostClaimException();
            }

            isBegun = true;
        }
        finally
        {
            one.Release();
        }
    }

    private async Task TryRenewAsync(CancellationToken cancellationToken)
    {
        await one.WaitAsync(cancellationToken);
        try
        {
            if (IsAging)
            {
                held = await keeper.RenewAsync(held, waits: !isBegun, correlation, cancellationToken) ?? throw new LostClaimException();
            }
        }
        catch (StoreUnavailableException e)
        {
            // Nobody else can take it over either as long as that lasts.
            Log.NotRenewed(log, e, held.Effect.Id, held.Key.Id);
        }
        finally
        {
            one.Release();
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1206, LogLevel.Warning, "The claim on effect {Effect} of {Attestation} could not be renewed: storage cannot be reached")]
        public static partial void NotRenewed(ILogger log, Exception e, Guid effect, Guid attestation);
    }
}
