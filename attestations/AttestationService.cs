namespace McaBot.Attestations;

/// <summary>Everything people can do with attestations. Rights are read live; each act is one append.</summary>
public sealed class AttestationService(
    ILedger ledger,
    IDetails details,
    FactsOnRecord onRecord,
    AttestPolicy mayAttest,
    ApproverPolicy approvers,
    AskAgainPolicy again,
    CarryOutPolicy carryOut,
    IAgreements agreements,
    IOutbox outbox,
    Instance instance,
    TimeProvider time)
{
    /// <summary>How long a person who confirmed waits for the agreement, which was begun to be read with the card they confirmed.</summary>
    private static readonly TimeSpan InTurn = TimeSpan.FromSeconds(2);

    /// <summary>Nobody waits for a row of a bulk request.</summary>
    private static readonly TimeSpan InBulk = TimeSpan.FromSeconds(15);

    private readonly LedgerChanges changes = new(ledger);

    /// <summary>Puts a confirmed request on record and makes its approvers and channels known to the messages.</summary>
    /// <param name="id">Chosen when the draft began, so that a repeated confirmation is recognised.</param>
    /// <param name="card">The requester's own card, which settles later.</param>
    public Task<Outcome> RequestAsync(
        Guid id, AttestationFacts facts, Actor requester, PostedCard? card, string correlation, CancellationToken cancellationToken) =>
        RequestAsync(id, facts, requester, card, Task.FromResult(true), correlation, cancellationToken);

    /// <param name="asShown">
    /// Whether the facts are still those that were confirmed; while that is found out, all but the append is done. False: refused as
    /// <see cref="Refusal.Busy"/>.
    /// </param>
    /// <inheritdoc cref="RequestAsync(Guid, AttestationFacts, Actor, PostedCard?, string, CancellationToken)"/>
    public async Task<Outcome> RequestAsync(
        Guid id, AttestationFacts facts, Actor requester, PostedCard? card, Task<bool> asShown, string correlation,
        CancellationToken cancellationToken)
    {
        var customer = facts.Customer.TenantId;
        var reading = ledger.ReadAsync(customer, cancellationToken);
        var holding = mayAttest.RightOfAsync(requester, cancellationToken);
        var choosing = approvers.ChooseAsync(requester.ObjectId, cancellationToken);
        var looking = agreements.ReadAsync(
            facts.Customer.Country, facts.Customer.Language, facts.Batch is null ? InTurn : InBulk, cancellationToken);
        await Task.WhenAll(reading, holding, choosing);
        var right = await holding;
        if (right.Role is not { } role)
        {
            return new Outcome(null, right.Refusal);
        }

        var actor = requester with { Role = Code.Of(role) };
        var who = new EntryBuilder(id, actor, correlation, time.GetUtcNow(), instance);
        string? detailsHash = null;
        return await changes.ApplyAsync(reading, id, async present =>
        {
            if (present.Find(id) is { } known)
            {
                return known.Requester.ObjectId == actor.ObjectId
                    ? LedgerChange.None(new(known, Repeated: true))
                    : LedgerChange.Refuse(Refusal.Unknown);
            }

            if (present.Open is { HasNewerEntries: false } other)
            {
                return LedgerChange.Refuse(Refusal.AlreadyOpen, other);
            }

            if (present.MayHideOpen)
            {
                return LedgerChange.Refuse(Refusal.NewerVersion);
            }

            if (await choosing is not { } chosen)
            {
                return LedgerChange.Refuse(Refusal.NobodyToDecide);
            }

            var preparing = ledger.PrepareAsync(present, cancellationToken);
            var writing = detailsHash is null
                ? details.WriteAsync(
                    new AttestationDetails(id, Hashes.NewSalt(), facts.Customer, facts.Signatory, facts.Acceptance.Ticket, facts.Evidence),
                    cancellationToken)
                : Task.FromResult(detailsHash);
            await Task.WhenAll(preparing, writing, asShown, looking);
            detailsHash = await writing;
            if (!await asShown)
            {
                return LedgerChange.Refuse(Refusal.Busy);
            }

            var requested = new Requested(
                facts.Scenario, facts.Customer.Country, facts.Customer.Language, facts.Acceptance.DateAgreed, facts.Acceptance.Obtained,
                detailsHash, facts.Evidence?.Select(e => e.Sha256).ToList(), facts.Batch, card, await looking);
            var due = OutboxPlan.DueWith([requested, chosen.Assigned], null, card, actor.ObjectId)
                .Concat(OutboxPlan.Settle(CardsToAskAgain(present, actor.ObjectId, card)));
            return who.Steps([requested, chosen.Assigned], due) with { Prepared = await preparing };
        }, outbox, cancellationToken);
    }

    /// <summary>Only by whoever may decide on it at this moment, and only once.</summary>
    public async Task<Outcome> DecideAsync(
        AttestationKey key, Decision decision, Actor decider, string correlation, CancellationToken cancellationToken)
    {
        var reading = ledger.ReadAsync(key.Customer, cancellationToken);
        var (right, read) = await RightAndFactsAsync(reading, key, decider, cancellationToken);
        var at = time.GetUtcNow();
        var entry = Guid.CreateVersion7(at);
        LedgerEvent? what = null;
        var outcome = await changes.ApplyAsync(
            reading,
            key.Id,
            async present =>
            {
                if (present.Find(key.Id) is not { } attestation || !decision.IsAbout(attestation))
                {
                    return LedgerChange.Refuse(Refusal.Unknown);
                }

                var (role, refusal) = right.RoleFor(attestation, decider.ObjectId);
                if (refusal is { } why)
                {
                    return LedgerChange.Refuse(why, attestation);
                }

                if (attestation.State != AttestationState.Requested)
                {
                    return LedgerChange.Refuse(Refusal.AlreadySettled, attestation);
                }

                if (read.AreAltered)
                {
                    return LedgerChange.Refuse(Refusal.FactsAltered, attestation);
                }

                // Where somebody else was first and it is decided again, the words are on record already.
                what ??= await EventOfAsync(decision, key.Id, entry, cancellationToken);
                return new EntryBuilder(key.Id, decider with { Role = role }, correlation, at, instance)
                    .Step(attestation, decision.Approves ? [what, .. carryOut.Begin()] : [what], entry);
            },
            outbox,
            cancellationToken);
        return outcome switch
        {
            { Refusal: Refusal.AlreadySettled, Attestation.Decision: { } made } when made.Actor.ObjectId == decider.ObjectId => outcome with
            {
                Repeated = true,
            },
            { Refusal: Refusal.RightLost } => await AskAgainAsync(
                key, decider.ObjectId, outcome, correlation, cancellationToken),
            { IsDone: true } when decision is { Approves: true, Words.Length: > 0 } => outcome with
            {
                Facts = read with { Comment = decision.Words },
            },
            { IsDone: true, Attestation.IsApproved: true } or { Refusal: Refusal.FactsAltered } => outcome with { Facts = read },
            _ => outcome,
        };
    }

    /// <summary>
    /// Notes a decision about all of a bulk request in the ledger of one of its rows, by whoever may decide on that row at this moment.
    /// Only what is noted so is carried out.
    /// </summary>
    /// <param name="key">The row.</param>
    public async Task<Outcome> OrderAsync(
        AttestationKey key, BulkOrdered order, Actor decider, string correlation, CancellationToken cancellationToken)
    {
        var reading = ledger.ReadAsync(key.Customer, cancellationToken);
        var (right, read) = await RightAndFactsAsync(reading, key, decider, cancellationToken);
        return await changes.ApplyAsync(reading, key.Id, present =>
        {
            if (present.Find(key.Id) is not { } row || row.Request.Batch != order.Batch)
            {
                return Task.FromResult(LedgerChange.Refuse(Refusal.Unknown));
            }

            var (role, refusal) = right.RoleFor(row, decider.ObjectId);
            return Task.FromResult(
                (refusal, row.State) switch
                {
                    ({ } why, _) => LedgerChange.Refuse(why, row),
                    (null, AttestationState.Requested) when read.AreAltered => LedgerChange.Refuse(Refusal.FactsAltered, row),
                    (null, AttestationState.Requested) => LedgerChange.Write([
                        new EntryBuilder(key.Id, decider with { Role = role }, correlation, time.GetUtcNow(), instance).Entry(order),
                    ]),
                    _ => LedgerChange.Refuse(Refusal.AlreadySettled, row),
                });
        }, cancellationToken);
    }

    /// <summary>Only by the requester, only before the decision.</summary>
    public async Task<Outcome> WithdrawAsync(AttestationKey key, Actor requester, string correlation, CancellationToken cancellationToken)
    {
        var reading = ledger.ReadAsync(key.Customer, cancellationToken);
        var asking = mayAttest.AccountRefusalAsync(requester, cancellationToken);
        await Task.WhenAll(reading, asking);
        var account = await asking;
        var who = new EntryBuilder(key.Id, requester, correlation, time.GetUtcNow(), instance);
        return await changes.ApplyAsync(reading, key.Id, LedgerChanges.About(key.Id, found => found switch
        {
            var a when a.Requester.ObjectId != requester.ObjectId => LedgerChange.Refuse(Refusal.NotRequester, a),
            var a when account is { } refusal => LedgerChange.Refuse(refusal, a),
            { State: AttestationState.Withdrawn } a => LedgerChange.None(new(a, Repeated: true)),
            { State: AttestationState.Requested } a => who.Step(a, [new Withdrawn()]),
            var a => LedgerChange.Refuse(Refusal.AlreadySettled, a),
        }), outbox, cancellationToken);
    }

    /// <summary>Completes a handed-off attestation; only by its requester, who must still hold a role that may attest.</summary>
    /// <param name="reference">As checked by <see cref="ReferenceForm"/>.</param>
    public async Task<Outcome> RecordAsync(
        AttestationKey key, string reference, Actor requester, string correlation, CancellationToken cancellationToken)
    {
        var reading = ledger.ReadAsync(key.Customer, cancellationToken);
        var holding = mayAttest.RightOfAsync(requester, cancellationToken);
        var checking = onRecord.ReadAsync(key, reading, cancellationToken);
        await Task.WhenAll(reading, holding, checking);
        var (right, isAltered) = (await holding, (await checking).AreAltered);
        var actor = right.Role is { } role ? requester with { Role = Code.Of(role) } : requester;
        var who = new EntryBuilder(key.Id, actor, correlation, time.GetUtcNow(), instance);
        return await changes.ApplyAsync(reading, key.Id, LedgerChanges.About(key.Id, found => found switch
        {
            var a when a.Requester.ObjectId != requester.ObjectId => LedgerChange.Refuse(Refusal.NotRequester, a),
            var a when right.Refusal is { } refusal => LedgerChange.Refuse(refusal, a),
            { State: AttestationState.HandedOff } a when isAltered => LedgerChange.Refuse(Refusal.FactsAltered, a),
            { State: AttestationState.HandedOff } a => who.Step(a, [new Completed(reference)]),
            { Completion.What: Completed done } a when string.Equals(done.Reference, reference, StringComparison.Ordinal) =>
                LedgerChange.None(new(a, Repeated: true)),
            var a => LedgerChange.Refuse(Refusal.AlreadySettled, a),
        }), outbox, cancellationToken);
    }

    /// <summary>
    /// Registers a card somebody called up, so that it settles with the others; the one before it has had its time. What happened since
    /// it was drawn settled the others alone, so it settles now.
    /// </summary>
    /// <param name="drawnFrom">The <see cref="Attestation.Version"/> it shows.</param>
    public Task<Outcome> NoteCardAsync(
        AttestationKey key, long drawnFrom, PostedCard card, string correlation, CancellationToken cancellationToken)
    {
        var who = new EntryBuilder(key.Id, Actor.McaBot, correlation, time.GetUtcNow(), instance);
        return changes.ChangeAsync(
            ledger.ReadAsync(key.Customer, cancellationToken),
            key.Id,
            LedgerChanges.About(key.Id, found => found switch
            {
                var a when a.Version != drawnFrom || (a.IsOpen && !a.Cards.Any(c => c.IsSamePlaceAs(card))) => LedgerChange.Write([
                    who.Entry(new CardPosted(card)) with
                    {
                        Enqueues = who.Messages(OutboxPlan.Settle(
                            a.Version == drawnFrom ? a.SupersededBy(card) : a.SupersededBy(card).Append(card))),
                    }]),
                var a => LedgerChange.None(new(a, Repeated: true)),
            }),
            outbox,
            cancellationToken);
    }

    /// <summary>The requester's last card about what came to nothing before, which offers to ask again.</summary>
    /// <param name="card">The card of the new request, which may have been that one.</param>
    private static IEnumerable<PostedCard> CardsToAskAgain(CustomerLedger present, Guid requester, PostedCard? card) =>
        present
            .Attestations.Values.Where(a => a is { IsOpen: false, Completion: null } && a.Requester.ObjectId == requester)
            .MaxBy(a => a.RequestedAt)
            ?.Cards.Where(c => c.Audience == Audience.Requester)
            .TakeLast(1)
            .Where(c => card?.IsSamePlaceAs(c) != true) ?? [];

    /// <summary>What a decision rests on, read side by side with the ledger.</summary>
    private async Task<(DecisionRight Right, FactsRead Facts)> RightAndFactsAsync(
        Task<CustomerLedger> reading, AttestationKey key, Actor decider, CancellationToken cancellationToken)
    {
        var asking = approvers.RightOfAsync(decider, LedgerChanges.RequesterAsync(reading, key.Id), cancellationToken);
        var checking = onRecord.ReadAsync(key, reading, cancellationToken);
        await Task.WhenAll(reading, asking, checking);
        return (await asking, await checking);
    }

    private async Task<LedgerEvent> EventOfAsync(Decision decision, Guid attestation, Guid entry, CancellationToken cancellationToken)
    {
        var words = decision is { Approves: true, Words.Length: 0 }
            ? null
            : await details.WriteAsync(new Note(attestation, entry, Hashes.NewSalt(), decision.Words), cancellationToken);
        return decision.Approves ? new Approved(decision.Order?.Hash, words) : new Rejected(words!, decision.Order?.Hash);
    }

    /// <summary>
    /// Whoever was asked no longer has the right to decide: the others go on without them, and where nobody is left, whoever has it now is
    /// asked, so that the request is not stuck. What moved on meanwhile stays as it is.
    /// </summary>
    private async Task<Outcome> AskAgainAsync(
        AttestationKey key, Guid leaver, Outcome refused, string correlation, CancellationToken cancellationToken)
    {
        if (refused.Attestation is not { State: AttestationState.Requested } stuck
            || await again.WithoutAsync(stuck, leaver, cancellationToken) is not { Instead: { } chosen } reach
            || (chosen.Route == stuck.Assignment?.Route && chosen.Approvers.SequenceEqual(stuck.Assignment.Approvers)))
        {
            return refused;
        }

        var who = new EntryBuilder(key.Id, Actor.McaBot, correlation, time.GetUtcNow(), instance);
        var asked = await changes.ApplyAsync(
            ledger.ReadAsync(key.Customer, cancellationToken),
            key.Id,
            present =>
                Task.FromResult(
                    present.Find(key.Id) is { State: AttestationState.Requested } a && reach.IsAbout(a)
                        ? who.Step(a, [chosen])
                        : LedgerChange.None(refused)),
            outbox,
            cancellationToken);
        return refused with { Attestation = asked.Attestation ?? refused.Attestation };
    }
}
