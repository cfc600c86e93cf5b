namespace McaBot.Attestations;

/// <summary>An effect this process has claimed, with the attestation as it stood then.</summary>
public sealed record ClaimedEffect(Attestation Attestation, EffectState Effect)
{
    public AttestationKey Key => Attestation.Key;

    /// <summary>Says, before anything is sent that cannot be taken back, that the try begins. Throws <see cref="LostClaimException"/> where it must not.</summary>
    public Func<CancellationToken, Task> BeforeSending { get; init; } = _ => Task.CompletedTask;
}

/// <summary>
/// Claims effects and writes down what became of them. A claim is an append like any other, so of several processes
/// one gets it: no lease is needed for correctness.
/// </summary>
public sealed class EffectKeeper(ILedger ledger, EffectPolicy policy, Instance instance, TimeProvider time)
{
    private readonly LedgerChanges changes = new(ledger);

    /// <summary>
    /// Claims what is due in the customer's ledger and returns everything this process holds. An effect whose tries are spent is parked instead.
    /// A ledger whose chain is broken yields nothing.
    /// </summary>
    /// <param name="isRunning">Effects this process is still at, such as waiting for its turn in a busy channel: their claims do not lapse here.</param>
    public async Task<(IReadOnlyList<ClaimedEffect> Held, CustomerLedger Ledger)> TakeAsync(
        Guid customer, string correlation, CancellationToken cancellationToken, Func<Guid, bool>? isRunning = null)
    {
        for (; ; )
        {
            var present = await ledger.ReadAsync(customer, cancellationToken);
            if (present.Fault is not null)
            {
                return ([], present);
            }

            var now = time.GetUtcNow();
            var claims = new List<Entry>();
            foreach (var attestation in present.Attestations.Values)
            {
                var who = new EntryBuilder(attestation.Key.Id, Actor.McaBot, correlation, now, instance);
                foreach (var effect in attestation.UnsettledEffects.Where(e => policy.MayClaim(e, now) && isRunning?.Invoke(e.Id) != true))
                {
                    claims.AddRange(policy.IsSpent(effect) ? Park(who, attestation, effect, effect.Why ?? "no-answer") : [who.Entry(new EffectClaimed(effect.Id, instance.Name, Waits: true))]);
                }
            }

            var after = claims.Count == 0 ? present : await ledger.AppendAsync(present, claims, cancellationToken);
            if (after is not null)
            {
                var held = after.Attestations.Values.SelectMany(a => a.UnsettledEffects
                    .Where(e => e.Status == EffectStatus.Claimed && string.Equals(e.ClaimedBy, instance.Name, StringComparison.Ordinal))
                    .Select(e => new ClaimedEffect(a, e)));
                return ([.. held], after);
            }
        }
    }

    /// <summary>Holds on to a claim for as long again.</summary>
    /// <param name="waits">Nothing was sent under it yet.</param>
    /// <returns>As it stands then; null where the claim is another's meanwhile, or the effect over: nothing is to be sent any more.</returns>
    public async Task<ClaimedEffect?> RenewAsync(ClaimedEffect claimed, bool waits, string correlation, CancellationToken cancellationToken)
    {
        var outcome = await WriteAsync(claimed, correlation, (who, _, effect) => IsOurs(claimed, effect)
            ? [who.Entry(new EffectClaimed(effect.Id, instance.Name, Renews: true, Waits: waits ? true : null))]
            : [], cancellationToken);
        return outcome is { IsDone: true, Attestation: { } present } ? claimed with { Attestation = present, Effect = present.Effects[claimed.Effect.Id] } : null;
    }

    /// <returns>The effect and its attestation as they stand now; null where the claim is another's meanwhile, or the effect over.</returns>
    public async Task<ClaimedEffect?> ReadAsync(ClaimedEffect claimed, CancellationToken cancellationToken) =>
        await ledger.ReadAsync(claimed.Key.Customer, cancellationToken) is { Fault: null } now
        && now.Find(claimed.Key.Id) is { } present && present.Effects.TryGetValue(claimed.Effect.Id, out var effect) && IsOurs(claimed, effect)
            ? claimed with { Attestation = present, Effect = effect }
            : null;

    /// <param name="posted">
    /// The card the effect posted, if any. Where the attestation has moved on since it was drawn, it is made to settle at once; where
    /// another process has done the effect meanwhile, there are two cards, and both have to settle.
    /// </param>
    /// <param name="further">Effects that follow from this one.</param>
    /// <param name="steps">What the effect moved on, each with the id its entry gets; dropped where the attestation has meanwhile gone another way.</param>
    /// <exception cref="StoreUnavailableException">It is not on record: the ledger cannot be read, does not hold, or others kept being faster. Saying it again is safe.</exception>
    public Task DoneAsync(
        ClaimedEffect claimed, Copy? posted, IReadOnlyList<(EffectKind Kind, string? Target)> further, string correlation, CancellationToken cancellationToken,
        IReadOnlyList<(Guid Entry, Happening What)>? steps = null) =>
        NoteAsync(claimed, correlation, (who, present, effect) =>
        [
            .. effect.IsSettled
                ? posted is null ? [] : new[] { who.Entry(new CardPosted(posted)) }
                : [who.Entry(new EffectDone(effect.Id, posted)), .. who.Effects(further), .. StepsOf(who, present, steps ?? [])],
            .. posted is not null && present.Version != claimed.Attestation.Version ? who.Effects(EffectPlan.Settle([posted])) : [],
        ], cancellationToken);

    /// <summary>Has a parked effect done after all.</summary>
    /// <param name="person">Who asks for it.</param>
    public Task<Outcome> ReplayAsync(AttestationKey key, Guid effect, Actor person, string correlation, CancellationToken cancellationToken) =>
        UnparkAsync(key, effect, new EffectReplayed(effect), person, correlation, cancellationToken);

    /// <summary>Leaves a parked effect at that: nobody is to try it again.</summary>
    /// <inheritdoc cref="ReplayAsync(AttestationKey, Guid, Actor, string, CancellationToken)"/>
    public Task<Outcome> DismissAsync(AttestationKey key, Guid effect, Actor person, string correlation, CancellationToken cancellationToken) =>
        UnparkAsync(key, effect, new EffectDismissed(effect), person, correlation, cancellationToken);

    private Task<Outcome> UnparkAsync(AttestationKey key, Guid effect, Happening what, Actor person, string correlation, CancellationToken cancellationToken)
    {
        var who = new EntryBuilder(key.Id, person, correlation, time.GetUtcNow(), instance);
        return changes.ApplyAsync(ledger.ReadAsync(key.Customer, cancellationToken), key.Id, present => Task.FromResult(present.Find(key.Id) switch
        {
            null => Change.Refuse(Refusal.Unknown),
            { AwaitsPartnerCenter: true } a when a.Effects.GetValueOrDefault(effect) is { IsOfPartnerCenter: true, IsGivenUp: true } => Change.Refuse(Refusal.UnderWay, a),
            var a when a.Effects.GetValueOrDefault(effect) is { IsGivenUp: true } parked && (parked.MayBeDismissed || what is not EffectDismissed) => Change.Write([who.Entry(what)]),

            // Somebody else has said the contrary meanwhile.
            var a when a.Effects.GetValueOrDefault(effect)?.Status == EffectStatus.Dismissed != what is EffectDismissed => Change.Refuse(Refusal.AlreadySettled, a),
            var a => Change.None(new(a, Repeated: true)),
        }), cancellationToken);
    }

    /// <param name="unsure">True when the try may have had its effect.</param>
    /// <param name="retryAfter">What the far side asked for.</param>
    /// <inheritdoc cref="DoneAsync" path="/exception"/>
    public Task DeferAsync(
        ClaimedEffect claimed, string why, bool unsure, TimeSpan? retryAfter, string correlation, CancellationToken cancellationToken) =>
        NoteAsync(claimed, correlation, (who, present, effect) => !IsOurs(claimed, effect) ? []
            : policy.IsSpent(AfterTry(effect, why, unsure)) ? Park(who, present, effect, why, unsure)
            : [who.Entry(new EffectDeferred(effect.Id, time.GetUtcNow() + policy.DelayOf(effect, retryAfter), why, unsure, EffectPolicy.IsThrottle(why) ? true : null))],
            cancellationToken);

    /// <summary>For a failure that no repetition mends, such as a person who blocked the bot.</summary>
    /// <inheritdoc cref="DoneAsync" path="/exception"/>
    public Task ParkAsync(ClaimedEffect claimed, string why, string correlation, CancellationToken cancellationToken) =>
        NoteAsync(claimed, correlation, (who, present, effect) => IsOurs(claimed, effect) ? Park(who, present, effect, why, unsure: false) : [], cancellationToken);

    /// <summary>Whether the claim still stands: once it lapsed and another process took over, only that one says what became of the effect.</summary>
    private static bool IsOurs(ClaimedEffect claimed, EffectState now) =>
        now.Status == EffectStatus.Claimed
        && now.Claims == claimed.Effect.Claims
        && string.Equals(now.ClaimedBy, claimed.Effect.ClaimedBy, StringComparison.Ordinal);

    private async Task NoteAsync(
        ClaimedEffect claimed, string correlation, Func<EntryBuilder, Attestation, EffectState, IReadOnlyList<Entry>> entries, CancellationToken cancellationToken)
    {
        if (await WriteAsync(claimed, correlation, entries, cancellationToken) is { Refusal: Refusal.Busy or Refusal.LedgerBroken })
        {
            throw new StoreUnavailableException("What became of an effect could not be noted in its ledger.");
        }
    }

    private Task<Outcome> WriteAsync(
        ClaimedEffect claimed, string correlation, Func<EntryBuilder, Attestation, EffectState, IReadOnlyList<Entry>> entries, CancellationToken cancellationToken)
    {
        var who = new EntryBuilder(claimed.Key.Id, Actor.McaBot, correlation, time.GetUtcNow(), instance);
        return changes.ApplyAsync(ledger.ReadAsync(claimed.Key.Customer, cancellationToken), claimed.Key.Id, present => Task.FromResult(
            present.Find(claimed.Key.Id) is { } a && a.Effects.TryGetValue(claimed.Effect.Id, out var effect) && entries(who, a, effect) is { Count: > 0 } written
                ? Change.Write(written)
                : Change.Refuse(Refusal.AlreadySettled)), cancellationToken);
    }

    private static EffectState AfterTry(EffectState effect, string why, bool unsure) => effect with
    {
        Status = EffectStatus.Due,
        Unsure = effect.Unsure + (unsure ? 1 : 0),
        Spared = effect.Spared + (EffectPolicy.IsThrottle(why) ? 1 : 0),
    };

    private static IReadOnlyList<Entry> Park(EntryBuilder who, Attestation attestation, EffectState effect, string why, bool? unsure = null) =>
        [who.Entry(new EffectParked(effect.Id, why, unsure)), .. who.Effects(EffectPlan.ForParked(effect.Kind, attestation))];

    private static IEnumerable<Entry> StepsOf(EntryBuilder who, Attestation present, IReadOnlyList<(Guid Entry, Happening What)> steps)
    {
        AttestationState? state = present.State;
        foreach (var (_, what) in steps)
        {
            state = Transitions.Next(state, what);
        }

        return state is null
            ? []
            : [.. steps.Select(s => who.Entry(s.What) with { Id = s.Entry }), .. who.Effects(EffectPlan.For([.. steps.Select(s => s.What)], present, null, present.Requester.ObjectId))];
    }
}
