using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Diagnostics;
using McaBot.Platform.Settings;
using McaBot.Platform.Telemetry;
using McaBot.Storage.Projections;

namespace McaBot.Outbox;

/// <summary>
/// Handles the messages that steps of attestations put into the outbox, at once when woken by the turn that committed them, and whatever
/// time makes due in the same reading of the ledger. Messages of one customer are handled side by side; a slow recipient delays nobody
/// else.
/// </summary>
internal sealed partial class OutboxDispatcher : OutboxProcess<Guid>, IOutbox
{
    private const int CustomersAtOnce = 16;

    /// <summary>For giving back what has not begun, also where the host waits no longer.</summary>
    private static readonly TimeSpan ToGiveBack = TimeSpan.FromSeconds(3);

    private readonly OutboxStore store;
    private readonly ExpiryProcess expiry;
    private readonly RetryPolicy policy;
    private readonly Instance instance;
    private readonly OpenMarkers markers;
    private readonly DeadLetterMarkers dead;
    private readonly ILedger ledger;
    private readonly IOutboxProgress progress;
    private readonly Metrics metrics;
    private readonly ILogger<OutboxDispatcher> log;
    private readonly NewerVersions newer;
    private readonly ConcurrentDictionary<Guid, CustomerLedger> written = new();
    private readonly InFlightMessages inFlight;
    private readonly FinishedMessages finished;
    private readonly RestingCustomers resting;
    private readonly RecipientQueue recipients = new();
    private readonly FrozenDictionary<MessageKind, IOutboxHandler> byKind;

    public OutboxDispatcher(
        OutboxStore store, ExpiryProcess expiry, RetryPolicy policy, Instance instance, OpenMarkers markers, DeadLetterMarkers dead,
        ILedger ledger, IOutboxProgress progress, IEnumerable<IOutboxHandler> handlers, IOptions<NotificationOptions> options,
        Metrics metrics, NewerVersions newer, TimeProvider time, ILogger<OutboxDispatcher> log)
        : base(CustomersAtOnce, options.Value.SweepInterval, time, log)
    {
        (this.store, this.expiry, this.policy, this.instance, this.markers, this.dead) = (store, expiry, policy, instance, markers, dead);
        (this.ledger, this.progress, this.metrics, this.newer, this.log) = (ledger, progress, metrics, newer, log);
        inFlight = new(time);
        finished = new(store, inFlight, time);
        resting = new(policy, time);
        byKind = handlers.SelectMany(h => h.Kinds.Select(kind => (Kind: kind, Handler: h))).ToFrozenDictionary(h => h.Kind, h => h.Handler);
    }

    /// <summary>Told each time a ledger is found broken; whoever listens returns at once.</summary>
    public event Action<Guid, LedgerFault>? FoundBroken;

    protected override string Name => "outbox of customer";

    public void Wake(CustomerLedger written)
    {
        this.written.AddOrUpdate(written.Customer, written, (_, known) => known.Sequence > written.Sequence ? known : written);
        Wake(written.Customer);
    }

    public override void Wake(Guid customer)
    {
        resting.Remove(customer);
        base.Wake(customer);
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);

        // What turns put on record while the rest of the host stopped.
        await GiveBackAsync();
    }

    public override Task StoppingAsync(CancellationToken cancellationToken)
    {
        instance.IsStopping = true;
        return base.StoppingAsync(cancellationToken);
    }

    public override void Dispose()
    {
        recipients.Dispose();
        base.Dispose();
    }

    protected override IAsyncEnumerable<Guid> ListAsync(CancellationToken cancellationToken) =>
        resting.DueAsync(markers.ListTagsAsync(cancellationToken));

    protected override async Task<DateTimeOffset?> RunAsync(Guid customer, CancellationToken cancellationToken)
    {
        var correlation = ActivityTraceId.CreateRandom().ToHexString();
        written.TryRemove(customer, out var known);
        var taken = await store.TakeAsync(customer, correlation, IsLeft, known, cancellationToken);
        if (taken.Ledger.Fault is { } fault)
        {
            Log.LedgerBroken(log, customer, fault.Entry, fault.Kind);
            resting.Add(customer);
            FoundBroken?.Invoke(customer, fault);
            return null;
        }

        NoteLeft(taken.Ledger);
        foreach (var claimed in taken.Held.OrderBy(h => h.Message.Number).Where(inFlight.TryBegin))
        {
            var handler = byKind[claimed.Message.Kind];
            inFlight.Track(
                claimed, HandleAsync(claimed, recipients.EnterAsync(handler.RecipientOf(claimed), handler.Lane, Stopping), correlation));
        }

        if (await AdvanceAsync(taken.Ledger, correlation, cancellationToken))
        {
            Wake(customer);
            return null;
        }

        await dead.NoteAsync(taken.Ledger, cancellationToken);
        return taken.NextAt ?? await RestAsync(taken.Ledger, isFresh: known is null, cancellationToken);
    }

    /// <summary>
    /// What has begun ends; what waits for its recipient was told not to begin, and what nobody has looked at yet is given back.
    /// </summary>
    protected override async Task DrainAsync()
    {
        await inFlight.AllAsync();
        await GiveBackAsync();
    }

    private async Task GiveBackAsync()
    {
        using var enough = new CancellationTokenSource(ToGiveBack, Time);
        foreach (var customer in written.Keys)
        {
            try
            {
                if (written.TryRemove(customer, out var left))
                {
                    await store.ReleaseOwnAsync(left, inFlight.IsRunning, enough.Token);
                }
            }
            catch (Exception e) when (e is StoreUnavailableException or OperationCanceledException)
            {
                Log.NotGivenBack(log, customer);
            }
        }
    }

    private bool IsLeft(MessageState message) => inFlight.IsRunning(message.Id) || !byKind.ContainsKey(message.Kind);

    /// <summary>Whether only a newer version can say what is to be done.</summary>
    private bool IsForNewer(Attestation attestation, MessageState message) =>
        attestation.HasNewerEntries || !byKind.ContainsKey(message.Kind);

    /// <summary>What a newer version put into the outbox waits for it, untried and not counted as tried.</summary>
    private void NoteLeft(CustomerLedger present)
    {
        foreach (var attestation in present.Attestations.Values)
        {
            foreach (var message in attestation.PendingMessages.Where(m => IsForNewer(attestation, m) && newer.IsNews("message", m.Id)))
            {
                Log.LeftToNewer(log, Code.Of(message.Kind), message.Id, attestation.Key.Id);
            }
        }
    }

    /// <returns>Whether there is something new to do.</returns>
    private async Task<bool> AdvanceAsync(CustomerLedger present, string correlation, CancellationToken cancellationToken)
    {
        try
        {
            if (await expiry.AdvanceAsync(present, correlation, cancellationToken) is not { } step)
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

    /// <summary>Nothing left: the sweep may forget the customer.</summary>
    /// <param name="isFresh">Whether the ledger was read just now: one handed on was written just now, and its marker is as young.</param>
    /// <returns>The next moment at which time makes something due, where no sweep may come before.</returns>
    private async Task<DateTimeOffset?> RestAsync(CustomerLedger present, bool isFresh, CancellationToken cancellationToken)
    {
        if (inFlight.CountOf(present.Customer) > 0 || present.Attestations.Values.Any(a => a.PendingMessages.Any(m => !IsForNewer(a, m))))
        {
            return null;
        }

        resting.Add(present.Customer);
        if (isFresh && present.IsQuiet && await markers.ForgetAsync(present.Customer, ledger, cancellationToken))
        {
            await progress.ForgetAsync(present.Customer, cancellationToken);
        }

        var now = Time.GetUtcNow();
        return expiry.NextAfter(present, now) is { } next && next - now <= RestingCustomers.Longest ? next : null;
    }

    private async Task HandleAsync(ClaimedMessage claimed, Task<RecipientSlot> entering, string correlation)
    {
        // Off the caller's path from the first line on.
        await Task.Yield();
        CustomerLedger? after = null;
        try
        {
            after = await HoldAsync(claimed, entering, correlation);
        }
        catch (LostClaimException)
        {
            Log.ClaimLost(log, claimed.Message.Id, claimed.Key.Id);
        }
        catch (OperationCanceledException) when (Stopping.IsCancellationRequested)
        {
            await ReleaseAsync(claimed, entering);
        }
        catch (Exception e)
        {
            // What became of it is not on record: it must not be handled again before the claim has lapsed and counts as ambiguous.
            Log.NotWritten(log, e, claimed.Message.Id, claimed.Key.Id);
            WakeAt(claimed.Key.Customer, Time.GetUtcNow() + policy.ClaimTime);
        }

        inFlight.End(claimed);
        if (after is null)
        {
            Wake(claimed.Key.Customer);
        }
        else
        {
            Wake(after);
        }
    }

    /// <summary>What has not begun is given back, so that another process takes it up at once and does not count it as a try.</summary>
    private async Task ReleaseAsync(ClaimedMessage claimed, Task<RecipientSlot> entering)
    {
        try
        {
            if (entering.IsCanceled)
            {
                using var enough = new CancellationTokenSource(ToGiveBack, Time);
                await store.ReleaseAsync(claimed, enough.Token);
            }
        }
        catch (Exception e) when (e is StoreUnavailableException or OperationCanceledException)
        {
            Log.NotReleased(log, claimed.Message.Id, claimed.Key.Id);
        }
    }

    private async Task<CustomerLedger?> HoldAsync(ClaimedMessage claimed, Task<RecipientSlot> entering, string correlation)
    {
        var held = claimed;
        using var lease = new LeaseRenewer(
            $"{claimed.Message.Id:D}",
            claimed.Progress,
            policy,
            async (waits, token) =>
                await store.RenewAsync(held, waits, token) is { } renewed
                    ? (held = held with { Progress = renewed.Progress }).Progress
                    : null,
            Time,
            log);
        CustomerLedger? after = null;
        await lease.HoldAsync(
            async () =>
            {
                FinishedMessage message;
                using (var place = await entering)
                {
                    // What was done meanwhile may have changed what is to be said, or ended what is to be asked for.
                    held = place.HasWaited ? await ReadAsync(held) : held;
                    message = new(held, await TryAsync(held, lease));
                }

                after = await finished.NoteAsync(message, correlation, Aborted);
                metrics.MessageHandled(Code.Of(claimed.Message.Kind), ResultOf(message, after));
            },
            Aborted);
        return after;
    }

    /// <summary>Whoever fails for the last time is given up too.</summary>
    private static string ResultOf(FinishedMessage message, CustomerLedger? after) =>
    message.Result switch
    {
        OutboxResult.Handled => "done",
        OutboxResult.GivenUp => "dead-lettered",
        _ when after?.Find(message.Claimed.Key.Id)?.Messages.GetValueOrDefault(message.Claimed.Message.Id) is { IsGivenUp: true } =>
            "dead-lettered",
        _ => "deferred",
    };

    /// <summary>As it stands now, or as it was known where storage cannot be reached.</summary>
    private async Task<ClaimedMessage> ReadAsync(ClaimedMessage held)
    {
        try
        {
            return await store.ReadAsync(held, Aborted) ?? throw new LostClaimException();
        }
        catch (StoreUnavailableException)
        {
            return held;
        }
    }

    private async Task<OutboxResult> TryAsync(ClaimedMessage held, LeaseRenewer lease)
    {
        var isSending = false;
        var claimed = held with
        {
            BeforeSending = async token =>
            {
                await lease.BeginAsync(token);
                isSending = true;
            },
        };
        using var activity = Tracing.Source.StartActivity("effect");
        activity?.SetTag("mcabot.attestation", claimed.Key.Id).SetTag("mcabot.outbox.message", Code.Of(claimed.Message.Kind));
        try
        {
            return await byKind[claimed.Message.Kind].DoAsync(claimed, Aborted);
        }
        catch (Exception e) when (e is not LostClaimException && !Aborted.IsCancellationRequested)
        {
            var failure = Failure.Of(e);
            Log.TryFailed(log, e, claimed.Message.Kind, claimed.Message.Id, claimed.Key.Id, failure.Code);

            // Whatever failed before, such as opening the chat, shows nobody anything.
            return (failure with { IsAmbiguous = failure.IsAmbiguous && isSending }).Result;
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1201, LogLevel.Warning, "Message {Kind} {Message} of {Attestation} failed: {Code}")]
        public static partial void TryFailed(ILogger log, Exception e, MessageKind kind, Guid message, Guid attestation, string code);

        [LoggerMessage(1202, LogLevel.Error, "What became of message {Message} of {Attestation} could not be written down")]
        public static partial void NotWritten(ILogger log, Exception e, Guid message, Guid attestation);

        [LoggerMessage(
            1207, LogLevel.Warning, "Message {Message} of {Attestation} was taken over by another process before this one sent anything")]
        public static partial void ClaimLost(ILogger log, Guid message, Guid attestation);

        [LoggerMessage(
            1208, LogLevel.Warning,
            "Message {Message} of {Attestation} could not be given back: another process takes it up once its claim has lapsed")]
        public static partial void NotReleased(ILogger log, Guid message, Guid attestation);

        [LoggerMessage(
            1209, LogLevel.Warning,
            "Messages of customer {Customer} could not be given back: another process takes them up once their claims have lapsed")]
        public static partial void NotGivenBack(ILogger log, Guid customer);

        [LoggerMessage(
            1203, LogLevel.Critical, "The ledger of customer {Customer} does not hold at entry {Entry}: {Kind}. Nothing is done on it")]
        public static partial void LedgerBroken(ILogger log, Guid customer, long entry, LedgerFaultKind kind);

        [LoggerMessage(
            1217, LogLevel.Warning,
            "Message {Kind} {Message} of {Attestation} is left to a newer version: this one does not know it, or something it is about")]
        public static partial void LeftToNewer(ILogger log, string kind, Guid message, Guid attestation);

        [LoggerMessage(1510, LogLevel.Information, "Time moved the request of customer {Customer} on: {Step}")]
        public static partial void Advanced(ILogger log, Guid customer, WaitingStep step);

        [LoggerMessage(1511, LogLevel.Warning, "The request of customer {Customer} waits to be escalated: the directory cannot be read")]
        public static partial void NotEscalated(ILogger log, Exception e, Guid customer);
    }
}
