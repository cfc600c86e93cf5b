using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Diagnostics;
using System.Threading.Channels;
using McaBot.Attestations;
using McaBot.Hosting;
using McaBot.Ledger;

namespace McaBot.Notifications;

/// <summary>
/// Does due effects, at once when woken by the turn that committed them, and whatever time makes due in the same reading of the ledger. Effects of
/// one customer run side by side; a slow recipient delays nobody else. What it claimed it holds until it is over.
/// </summary>
public sealed partial class EffectRunner(
    EffectKeeper keeper, LifeKeeper life, EffectPolicy policy, OpenMarkers markers, ParkedMarkers parked, ILedger ledger, IEnumerable<IEffectDoer> doers, Metrics metrics, TimeProvider time,
    ILogger<EffectRunner> log)
    : BackgroundService, IEffects
{
    private const int CustomersAtOnce = 16;

    private static readonly TimeSpan LongestRest = TimeSpan.FromMinutes(5);

    /// <summary>So many open ledgers may be looked at again each second.</summary>
    private const int LooksPerSecond = 10;

    private readonly Channel<Guid> woken = Channel.CreateUnbounded<Guid>(new UnboundedChannelOptions { SingleReader = false });
    private readonly ConcurrentDictionary<Guid, bool> queued = new();
    private readonly ClaimsAtWork claims = new(time);
    private readonly ConcurrentDictionary<Guid, DateTimeOffset> resting = new();
    private readonly EffectGate gate = new();
    private readonly FrozenDictionary<EffectKind, IEffectDoer> byKind = doers.ToFrozenDictionary(d => d.Kind);
    private Alarms? alarms;
    private long restTicks = policy.ClaimTime.Ticks;

    /// <summary>Told each time a ledger is found broken; whoever listens returns at once.</summary>
    public event Action<Guid, LedgerFault>? FoundBroken;

    /// <summary>
    /// How long a ledger found with nothing to do is not looked at again by a sweep. Whatever this process commits wakes it at once; what another
    /// committed and died with is found by then.
    /// </summary>
    private TimeSpan Rest => TimeSpan.FromTicks(Volatile.Read(ref restTicks));

    private Alarms Alarms => LazyInitializer.EnsureInitialized(ref alarms, () => new Alarms(time, Wake));

    public void Wake(Guid customer)
    {
        resting.TryRemove(customer, out _);
        if (queued.TryAdd(customer, true))
        {
            woken.Writer.TryWrite(customer);
        }
    }

    /// <summary>Wakes a customer unless its ledger was found with nothing to do a short while ago.</summary>
    public void WakeUnlessResting(Guid customer)
    {
        if (!resting.TryGetValue(customer, out var since) || time.GetUtcNow() - since >= Rest)
        {
            Wake(customer);
        }
    }

    /// <summary>Forgets who has rested: whoever is still open is looked at by the next sweep, and of the others nobody asks again.</summary>
    /// <param name="open">How many ledgers a sweep found open: the more there are, the longer each rests.</param>
    public void ForgetRested(int open)
    {
        var fair = TimeSpan.FromSeconds((double)open / LooksPerSecond);
        Volatile.Write(ref restTicks, (fair < policy.ClaimTime ? policy.ClaimTime : fair > LongestRest ? LongestRest : fair).Ticks);
        var now = time.GetUtcNow();
        foreach (var (customer, since) in resting)
        {
            if (now - since >= Rest)
            {
                resting.TryRemove(KeyValuePair.Create(customer, since));
            }
        }
    }

    public override void Dispose()
    {
        gate.Dispose();
        base.Dispose();
    }

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Parallel.ForEachAsync(
        woken.Reader.ReadAllAsync(stoppingToken),
        new ParallelOptions { MaxDegreeOfParallelism = CustomersAtOnce, CancellationToken = stoppingToken },
        async (customer, token) =>
        {
            queued.TryRemove(customer, out _);
            await TakeAsync(customer, token);
        });

    private async Task TakeAsync(Guid customer, CancellationToken cancellationToken)
    {
        var correlation = ActivityTraceId.CreateRandom().ToHexString();
        try
        {
            var (held, present) = await keeper.TakeAsync(customer, correlation, cancellationToken, claims.IsRunning);
            if (present.Fault is { } fault)
            {
                Log.LedgerBroken(log, customer, fault.Entry, fault.Kind);
                resting[customer] = time.GetUtcNow();
                FoundBroken?.Invoke(customer, fault);
                return;
            }

            foreach (var claimed in held.OrderBy(h => h.Effect.Number).Where(h => claims.TryBegin(h.Effect)))
            {
                _ = RunAsync(claimed, gate.EnterAsync(claimed, cancellationToken), correlation, cancellationToken);
            }

            if (await AdvanceAsync(present, correlation, cancellationToken))
            {
                Wake(customer);
                return;
            }

            await parked.NoteAsync(present, cancellationToken);
            await RestAsync(customer, present, cancellationToken);
        }
        catch (StoreUnavailableException e)
        {
            // The sweep comes back to it.
            Log.StoreUnavailable(log, e, customer);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            // The outermost loop: one customer's trouble must not stop the others.
            Log.Failed(log, e, customer);
        }
    }

    /// <returns>Whether there is something new to do.</returns>
    private async Task<bool> AdvanceAsync(CustomerLedger present, string correlation, CancellationToken cancellationToken)
    {
        try
        {
            if (await life.AdvanceAsync(present, correlation, cancellationToken) is not { } step)
            {
                return false;
            }

            Log.Advanced(log, present.Customer, step);
            return true;
        }
        catch (DirectoryUnavailableException e)
        {
            // Whom to escalate to is not known now; the sweep comes back to it.
            Log.NotEscalated(log, e, present.Customer);
            return false;
        }
    }

    /// <summary>Nothing left: let the sweep forget the customer. Something deferred: be back when it is due.</summary>
    private async Task RestAsync(Guid customer, CustomerLedger present, CancellationToken cancellationToken)
    {
        var unsettled = present.Attestations.Values.SelectMany(a => a.UnsettledEffects).ToList();
        if (unsettled.Count == 0)
        {
            resting[customer] = time.GetUtcNow();
            if (present.IsQuiet)
            {
                await markers.ForgetAsync(customer, ledger, cancellationToken);
            }

            ExpectNextStep(present, cancellationToken);
            return;
        }

        var due = unsettled.Where(e => e.Status == EffectStatus.Due).Select(e => e.Since).DefaultIfEmpty(DateTimeOffset.MaxValue).Min();
        if (due != DateTimeOffset.MaxValue)
        {
            Alarms.Set(customer, due, cancellationToken);
        }
    }

    /// <summary>The sweep comes by often enough for most; what is due before that is waited for.</summary>
    private void ExpectNextStep(CustomerLedger present, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        if (life.NextAfter(present, now) is { } next && next - now <= LongestRest)
        {
            Alarms.Set(present.Customer, next, cancellationToken);
        }
    }

    private async Task RunAsync(ClaimedEffect claimed, Task<EffectPlace> entering, string correlation, CancellationToken cancellationToken)
    {
        // Off the caller's path from the first line on.
        await Task.Yield();
        try
        {
            await HoldAsync(claimed, entering, correlation, cancellationToken);
        }
        catch (OperationCanceledException)
        {
            // Stopping: the claim lapses and the next process takes the effect up.
            return;
        }
        catch (LostClaimException)
        {
            Log.ClaimLost(log, claimed.Effect.Id, claimed.Key.Id);
        }
        catch (Exception e)
        {
            // What became of it is not on record: it must not be done again before the claim has lapsed and counts as unsure.
            Log.NotWritten(log, e, claimed.Effect.Id, claimed.Key.Id);
            Alarms.Set(claimed.Key.Customer, time.GetUtcNow() + policy.ClaimTime, cancellationToken);
        }

        claims.End(claimed.Effect);
        Wake(claimed.Key.Customer);
    }

    private async Task HoldAsync(ClaimedEffect claimed, Task<EffectPlace> entering, string correlation, CancellationToken cancellationToken)
    {
        using var hold = new EffectHold(keeper, policy, claimed, correlation, time, log);
        using var over = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var keeping = hold.KeepAsync(over.Token);
        try
        {
            await DoAsync(hold, entering, correlation, cancellationToken);
        }
        finally
        {
            await over.CancelAsync();
            await keeping;
        }
    }

    private async Task DoAsync(EffectHold hold, Task<EffectPlace> entering, string correlation, CancellationToken cancellationToken)
    {
        using var place = await entering;

        // What was before it may have changed what is to be said.
        var claimed = place.HasWaited ? await hold.ReadAsync(cancellationToken) : hold.Held;
        using var activity = Tracing.Source.StartActivity("effect");
        activity?.SetTag("mcabot.attestation", claimed.Key.Id).SetTag("mcabot.effect", Code.Of(claimed.Effect.Kind));
        await ReportAsync(claimed, await TryAsync(claimed, cancellationToken), correlation, cancellationToken);
    }

    private async Task<(Done? Done, Failure? Failure)> TryAsync(ClaimedEffect claimed, CancellationToken cancellationToken)
    {
        try
        {
            return (await byKind[claimed.Effect.Kind].DoAsync(claimed, cancellationToken), null);
        }
        catch (Exception e) when (e is not LostClaimException && !cancellationToken.IsCancellationRequested)
        {
            var failure = Failure.Of(e);
            Log.TryFailed(log, e, claimed.Effect.Kind, claimed.Effect.Id, claimed.Key.Id, failure.Code);
            return (null, failure);
        }
    }

    private async Task ReportAsync(ClaimedEffect claimed, (Done? Done, Failure? Failure) result, string correlation, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await (result switch
                {
                    ({ } done, _) => keeper.DoneAsync(claimed, done.Posted, done.Further ?? [], correlation, cancellationToken, done.Steps),
                    (_, { IsFinal: true } failure) => keeper.ParkAsync(claimed, failure.Code, correlation, cancellationToken),
                    (_, var failure) => keeper.DeferAsync(claimed, failure!.Code, failure.IsUnsure, failure.RetryAfter, correlation, cancellationToken),
                });
                metrics.Effect(Code.Of(claimed.Effect.Kind), result.Done is not null ? "done" : result.Failure!.IsFinal ? "parked" : "deferred");
                return;
            }
            catch (StoreUnavailableException) when (attempt < 5)
            {
                // What was posted must be written down, or it would be posted again.
                await Task.Delay(TimeSpan.FromSeconds(attempt), time, cancellationToken);
            }
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1201, LogLevel.Warning, "Effect {Kind} {Effect} of {Attestation} failed: {Code}")]
        public static partial void TryFailed(ILogger log, Exception e, EffectKind kind, Guid effect, Guid attestation, string code);

        [LoggerMessage(1202, LogLevel.Error, "What became of effect {Effect} of {Attestation} could not be written down")]
        public static partial void NotWritten(ILogger log, Exception e, Guid effect, Guid attestation);

        [LoggerMessage(1207, LogLevel.Warning, "Effect {Effect} of {Attestation} was taken over by another process before this one sent anything")]
        public static partial void ClaimLost(ILogger log, Guid effect, Guid attestation);

        [LoggerMessage(1203, LogLevel.Critical, "The ledger of customer {Customer} does not hold at entry {Entry}: {Kind}. Nothing is done on it")]
        public static partial void LedgerBroken(ILogger log, Guid customer, long entry, LedgerFaultKind kind);

        [LoggerMessage(1204, LogLevel.Warning, "Effects of customer {Customer} wait: storage cannot be reached")]
        public static partial void StoreUnavailable(ILogger log, Exception e, Guid customer);

        [LoggerMessage(1510, LogLevel.Information, "Time moved the request of customer {Customer} on: {Step}")]
        public static partial void Advanced(ILogger log, Guid customer, LifeStep step);

        [LoggerMessage(1511, LogLevel.Warning, "The request of customer {Customer} waits to be escalated: the directory cannot be read")]
        public static partial void NotEscalated(ILogger log, Exception e, Guid customer);

        [LoggerMessage(1205, LogLevel.Error, "Effects of customer {Customer} failed")]
        public static partial void Failed(ILogger log, Exception e, Guid customer);
    }
}
