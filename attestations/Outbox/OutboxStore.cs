using System.Collections.Concurrent;

namespace McaBot.Attestations;

/// <summary>
/// Claims messages of the outbox and writes down what became of them. Messages and their outcome stand in the ledger, the claims apart from
/// it; both are conditional writes, so of several processes one gets a message: no lease is needed for correctness.
/// </summary>
public sealed class OutboxStore(ILedger ledger, IOutboxProgress progress, RetryPolicy policy, Instance instance, TimeProvider time)
{
    private readonly LedgerChanges changes = new(ledger);

    // Messages whose progress this process has noted: the claim that came with their entry says no more about them.
    private readonly ConcurrentDictionary<Guid, bool> noted = new();

    /// <summary>
    /// Claims what is due in the customer's ledger and returns everything this process holds. A message whose tries are spent is given up
    /// instead. A ledger whose chain is broken yields nothing.
    /// </summary>
    /// <param name="isLeft">Messages this process is still at, such as waiting for its turn in a busy channel: their claims do not lapse
    /// here. And those that only a newer version can handle.</param>
    /// <param name="known">The ledger as just written or read; null to read it.</param>
    public async Task<ClaimedMessages> TakeAsync(
        Guid customer, string correlation, Func<MessageState, bool>? isLeft, CustomerLedger? known, CancellationToken cancellationToken)
    {
        var present = known ?? await ledger.ReadAsync(customer, cancellationToken);
        if (present.Fault is not null)
        {
            return new([], present);
        }

        var idle = Pending(present).Where(m => isLeft?.Invoke(m) != true).ToList();
        var own = idle.Where(IsOwnFromTheStart).ToDictionary(m => m.Id, m => Progress.Begun(instance.Name, m.Since, policy));
        return own.Count == idle.Count
            ? new(Held(present, own), present)
            : await ClaimAsync(present, idle, own, correlation, cancellationToken);
    }

    /// <summary>Holds on to a claim for as long again.</summary>
    /// <param name="waits">Nothing was sent under it yet.</param>
    /// <returns>As it stands then; null where the claim is another's meanwhile: nothing is to be sent any more.</returns>
    public async Task<ClaimedMessage?> RenewAsync(ClaimedMessage claimed, bool waits, CancellationToken cancellationToken) =>
    await ChangeAsync(claimed, p => p.Renew(time.GetUtcNow(), waits, policy), cancellationToken) is { } after
        ? claimed with
        {
            Progress = after,
        }
        : null;

    /// <summary>Gives a claim back under which nothing was tried, so that another process may take the message up at once.</summary>
    public Task ReleaseAsync(ClaimedMessage claimed, CancellationToken cancellationToken) =>
        ChangeAsync(claimed, p => p.Release(time.GetUtcNow()), cancellationToken);

    /// <summary>Gives back whatever came with an entry of this process and was not begun.</summary>
    /// <param name="present">As this process wrote it.</param>
    public async Task ReleaseOwnAsync(CustomerLedger present, Func<Guid, bool> isRunning, CancellationToken cancellationToken)
    {
        var own = Pending(present)
            .Where(m => IsOwnFromTheStart(m) && !isRunning(m.Id))
            .ToDictionary(m => m.Id, m => Progress.Begun(instance.Name, m.Since, policy));
        foreach (var claimed in Held(present, own))
        {
            await ReleaseAsync(claimed, cancellationToken);
        }
    }

    /// <returns>The message and its attestation as they stand now; null where the claim is another's meanwhile, or the message
    /// over.</returns>
    public async Task<ClaimedMessage?> ReadAsync(ClaimedMessage claimed, CancellationToken cancellationToken) =>
        await ledger.ReadAsync(claimed.Key.Customer, cancellationToken) is { Fault: null } now
        && now.Find(claimed.Key.Id) is { } present && present.Messages.TryGetValue(claimed.Message.Id, out var message)
        && !message.IsSettled && message.Requeues == claimed.Message.Requeues && await IsOursAsync(claimed, cancellationToken)
            ? claimed with { Attestation = present, Message = message }
            : null;

    /// <summary>
    /// Writes down what became of messages of one customer, all in one append. Whoever failed and may be tried again only has that noted.
    /// </summary>
    /// <param name="known">The customer's ledger as last seen; null to read it.</param>
    /// <returns>The ledger as it stands then; null where there was nothing to write into it.</returns>
    /// <exception cref="StoreUnavailableException">It is not on record: the ledger cannot be read, does not hold, or others kept being
    /// faster. Saying it again is safe.</exception>
    public async Task<CustomerLedger?> FinishAsync(
        IReadOnlyList<FinishedMessage> finished, string correlation, CustomerLedger? known, CancellationToken cancellationToken)
    {
        var over = new List<FinishedMessage>();
        foreach (var message in finished)
        {
            if (message.Result is not OutboxResult.RetryLater later)
            {
                over.AddRange(
                    message.Result is OutboxResult.GivenUp && !await IsOursAsync(message.Claimed, cancellationToken) ? [] : [message]);
            }
            else if (await RetryAsync(message.Claimed, later, cancellationToken) is { } spent)
            {
                over.Add(spent);
            }
        }

        return over.Count == 0 ? null : await NoteAsync(over, correlation, known, cancellationToken);
    }

    /// <summary>Has a dead letter handled after all.</summary>
    /// <param name="person">Who asks for it.</param>
    public Task<Outcome> RequeueAsync(
        AttestationKey key, Guid message, Actor person, string correlation, IOutbox outbox,
        CancellationToken cancellationToken) =>
        ReviveAsync(key, message, new Requeued(message), person, correlation, outbox, cancellationToken);

    /// <summary>Leaves a dead letter at that: nobody is to try it again.</summary>
    /// <inheritdoc cref="RequeueAsync"/>
    public Task<Outcome> DismissAsync(
        AttestationKey key, Guid message, Actor person, string correlation, IOutbox outbox,
        CancellationToken cancellationToken) =>
        ReviveAsync(key, message, new Dismissed(message), person, correlation, outbox, cancellationToken);

    /// <summary>Whether an attestation still needs them that only a newer version understands, that one can tell.</summary>
    private static IEnumerable<MessageState> Pending(CustomerLedger present) =>
        present.Attestations.Values.Where(a => !a.HasNewerEntries).SelectMany(a => a.PendingMessages);

    private static List<ClaimedMessage> Held(CustomerLedger present, Dictionary<Guid, Progress> claims) =>
    [
        .. present.Attestations.Values.SelectMany(a => a.PendingMessages
            .Where(m => claims.TryGetValue(m.Id, out var claim) && claim.Requeues == m.Requeues)
            .Select(m => new ClaimedMessage(a, m, claims[m.Id]))),
    ];

    private Task<Outcome> ReviveAsync(
        AttestationKey key, Guid message, LedgerEvent what, Actor person, string correlation, IOutbox outbox,
        CancellationToken cancellationToken)
    {
        var who = new EntryBuilder(key.Id, person, correlation, time.GetUtcNow(), instance);
        return changes.ApplyAsync(
            ledger.ReadAsync(key.Customer, cancellationToken),
            key.Id,
            LedgerChanges.About(key.Id, found => Revive(found, found.Messages.GetValueOrDefault(message), what, who)),
            outbox,
            cancellationToken);
    }

    private static LedgerChange Revive(Attestation about, MessageState? letter, LedgerEvent what, EntryBuilder who) => letter switch
    {
        { IsOfPartnerCenter: true, IsGivenUp: true } when about.AwaitsPartnerCenter => LedgerChange.Refuse(Refusal.UnderWay, about),

        // What may have been made comes first: see CarryOutService.
        { Kind: MessageKind.IssueLink, IsGivenUp: true } when about.GivenUp(MessageKind.CreateAgreement) is { MayHaveActed: true } =>
            LedgerChange.Refuse(Refusal.UnderWay, about),
        { IsGivenUp: true } when letter.MayBeDismissed || what is not Dismissed =>
            LedgerChange.Write([who.Entry(what) with { Enqueues = DueWith(what, who, about) }]),

        // It was asked for anew, or is no longer wanted.
        { IsOvertaken: true, Status: MessageStatus.DeadLettered } => LedgerChange.Refuse(Refusal.AlreadySettled, about),

        // Somebody else has said the contrary meanwhile.
        _ when letter?.Status == MessageStatus.Dismissed != what is Dismissed => LedgerChange.Refuse(Refusal.AlreadySettled, about),
        _ => LedgerChange.None(new(about, Repeated: true)),
    };

    private static IReadOnlyList<OutboxMessage>? DueWith(LedgerEvent what, EntryBuilder who, Attestation attestation) =>
        what is Dismissed ? who.Messages(OutboxPlan.Settle(OutboxPlan.CardsOfFailure(attestation))) : null;

    /// <summary>
    /// Claims first, and looks at the ledger after: whoever handled a message before us has written that there before giving up the claim,
    /// so nothing is handled again on an old reading.
    /// </summary>
    private async Task<ClaimedMessages> ClaimAsync(
        CustomerLedger present, IReadOnlyList<MessageState> idle, Dictionary<Guid, Progress> own, string correlation,
        CancellationToken cancellationToken)
    {
        var claims = own;
        var spent = new List<FinishedMessage>();
        DateTimeOffset? next = null;
        await progress.ChangeAsync(present.Customer, known =>
        {
            (claims, next) = (new(own), null);
            spent.Clear();
            var now = time.GetUtcNow();
            var after = known.Where(p => !IsOver(present, p.Key)).ToDictionary();
            var isChanged = false;
            foreach (var message in idle.Where(m => !own.ContainsKey(m.Id)))
            {
                var stands = ProgressOf(message, known);
                if (!stands.MayClaim(now))
                {
                    next = next < stands.Until ? next : stands.Until;
                    if (IsOurs(stands))
                    {
                        claims.Add(message.Id, stands);
                    }
                }
                else if (stands.IsSpent(message.IsRepeatable, policy))
                {
                    var lapsed = stands with { MayHaveActed = stands.MayHaveActed || stands is { ClaimedBy: not null, Waits: false } };
                    spent.Add(new(new(AttestationOf(present, message), message, lapsed), OutboxResult.GiveUp(stands.Why ?? "no-answer")));
                }
                else
                {
                    claims[message.Id] = after[message.Id] = stands.Claim(instance.Name, now, policy);
                    isChanged = true;
                }
            }

            return isChanged ? after : null;
        }, cancellationToken);
        present = spent.Count > 0 ? await NoteAsync(spent, correlation, present, cancellationToken)
            : claims.Count > own.Count ? await ledger.ReadAsync(present.Customer, cancellationToken)
            : present;
        var held = present.Fault is null ? Held(present, claims) : [];
        foreach (var message in held.Where(h => !own.ContainsKey(h.Message.Id)))
        {
            noted.TryAdd(message.Message.Id, true);
        }

        return new(held, present, next);
    }

    /// <returns>What it is given up with, where its tries are spent.</returns>
    private async Task<FinishedMessage?> RetryAsync(
        ClaimedMessage claimed, OutboxResult.RetryLater later, CancellationToken cancellationToken)
    {
        Progress? spent = null;
        await ChangeAsync(claimed, p =>
        {
            var after = p.Retry(time.GetUtcNow(), later.Why, later.IsAmbiguous, later.RetryAfter, policy);
            spent = after.IsSpent(claimed.Message.IsRepeatable, policy) ? after : null;
            return after;
        }, cancellationToken);
        return spent is null ? null : new(claimed with { Progress = spent }, OutboxResult.GiveUp(later.Why));
    }

    private async Task<CustomerLedger> NoteAsync(
        List<FinishedMessage> over, string correlation, CustomerLedger? known, CancellationToken cancellationToken)
    {
        var key = over[0].Claimed.Key;
        var reading = known is null ? ledger.ReadAsync(key.Customer, cancellationToken) : Task.FromResult(known);
        var (outcome, present) = await changes.ChangeAsync(reading, key.Id, found => Task.FromResult(
            new OutboxEntries(found, correlation, time.GetUtcNow(), instance).Describe(over) is { Count: > 0 } entries
                ? LedgerChange.Write(entries)
                : LedgerChange.Refuse(Refusal.AlreadySettled)), cancellationToken);
        if (outcome is { Refusal: Refusal.Busy or Refusal.LedgerBroken })
        {
            throw new StoreUnavailableException("What became of a message could not be noted in its ledger.");
        }

        foreach (var message in over)
        {
            noted.TryRemove(message.Claimed.Message.Id, out _);
        }

        return present;
    }

    /// <summary>Changes what is noted of a claim that still stands.</summary>
    /// <returns>Null where it is another's meanwhile.</returns>
    private async Task<Progress?> ChangeAsync(ClaimedMessage claimed, Func<Progress, Progress> change, CancellationToken cancellationToken)
    {
        Progress? after = null;
        await progress.ChangeAsync(claimed.Key.Customer, known =>
        {
            after = ProgressOf(claimed.Message, known) is var stands && stands.IsSameClaim(claimed.Progress) ? change(stands) : null;
            return after is null ? null : new Dictionary<Guid, Progress>(known) { [claimed.Message.Id] = after };
        }, cancellationToken);
        noted.TryAdd(claimed.Message.Id, true);
        return after;
    }

    /// <summary>
    /// Once a claim has lapsed and another process took over, only that one says what became of the message. Before, nobody else can.
    /// </summary>
    private async Task<bool> IsOursAsync(ClaimedMessage claimed, CancellationToken cancellationToken) =>
        time.GetUtcNow() < claimed.Progress.Until
        || ProgressOf(claimed.Message, await progress.ReadAsync(claimed.Key.Customer, cancellationToken)).IsSameClaim(claimed.Progress);

    private bool IsOurs(Progress claim) => string.Equals(claim.ClaimedBy, instance.Name, StringComparison.Ordinal);

    /// <summary>
    /// Whether the claim that came with the entry is all there is to know: nobody else may take it, and this process has noted nothing
    /// about it.
    /// </summary>
    private bool IsOwnFromTheStart(MessageState message) =>
        message.Requeues == 0 && string.Equals(message.ClaimedBy, instance.Name, StringComparison.Ordinal)
        && !noted.ContainsKey(message.Id) && time.GetUtcNow() < message.Since + policy.RenewAfter;

    private Progress ProgressOf(MessageState message, IReadOnlyDictionary<Guid, Progress> known)
    {
        var stands = known.GetValueOrDefault(message.Id) is { } found
            ? found.Requeues == message.Requeues ? found : found.Requeue(message.Since) with { Requeues = message.Requeues }
            : message.ClaimedBy is { } by ? Progress.Begun(by, message.Since, policy)
            : Progress.New(message.Since) with { Requeues = message.Requeues };
        return message.MayHaveActed ? stands with { MayHaveActed = true } : stands;
    }

    private static bool IsOver(CustomerLedger present, Guid message) =>
    present.Attestations.Values.Any(a =>
        a.Messages.GetValueOrDefault(message) is { Status: MessageStatus.Done or MessageStatus.Dismissed });

    private static Attestation AttestationOf(CustomerLedger present, MessageState message) =>
        present.Attestations.Values.First(a => a.Messages.ContainsKey(message.Id));
}
