namespace McaBot.Attestations;

/// <summary>What people do with a request that waits for its decision, short of deciding. Each act is one append.</summary>
public sealed class ReminderService(
    ILedger ledger,
    ApproverPolicy approvers,
    AccountPolicy accounts,
    AskAgainPolicy again,
    ReminderPolicy policy,
    IOutbox outbox,
    Instance instance,
    TimeProvider time)
{
    private readonly LedgerChanges changes = new(ledger);

    /// <summary>
    /// Has the approvers told again; only by the requester, and not more often than the policy says. Where none of them can decide
    /// any more, or the manager is away, whoever decides now is asked instead, at once.
    /// </summary>
    public async Task<Outcome> RemindAsync(AttestationKey key, Actor requester, string correlation, CancellationToken cancellationToken)
    {
        var reading = ledger.ReadAsync(key.Customer, cancellationToken);
        var asking = accounts.RefusalAsync(requester, cancellationToken);
        var reaching = ReachAsync(reading, key, requester, cancellationToken);
        await Task.WhenAll(reading, asking, reaching);
        var (account, reach) = (await asking, await reaching);
        var now = time.GetUtcNow();
        var who = new EntryBuilder(key.Id, requester, correlation, now, instance);
        return await ApplyAsync(reading, key, a => a switch
        {
            _ when a.Requester.ObjectId != requester.ObjectId => LedgerChange.Refuse(Refusal.NotRequester, a),
            _ when account is { } refusal => LedgerChange.Refuse(refusal, a),
            { State: not AttestationState.Requested } => LedgerChange.Refuse(Refusal.AlreadySettled, a),

            // A bulk request's approver is told about all of it at once, elsewhere.
            { IsToldWithBatch: true } => LedgerChange.None(new(a, Repeated: true)),
            _ when reach is { Instead: { } instead } && reach.IsAbout(a) =>
                new EntryBuilder(key.Id, Actor.McaBot, correlation, now, instance).Step(a, [instead]),
            _ when reach is { IsNobody: true } && reach.IsAbout(a) => LedgerChange.Refuse(Refusal.NobodyLeft, a),
            _ when !policy.MayRemind(a, now) => LedgerChange.Refuse(Refusal.RemindedLately, a),
            _ => who.Step(a, [new Reminded()]),
        }, cancellationToken);
    }

    /// <summary>Hands the decision over to a member of the approver group; by whoever could decide at this moment.</summary>
    /// <param name="to">Object id; whether that person may decide is read live.</param>
    public async Task<Outcome> HandOverAsync(
        AttestationKey key, Guid to, Actor approver, string correlation, CancellationToken cancellationToken)
    {
        var reading = ledger.ReadAsync(key.Customer, cancellationToken);
        var asking = approvers.RightOfAsync(approver, LedgerChanges.RequesterAsync(reading, key.Id), cancellationToken);
        var taking = approvers.MayTakeOverAsync(to, cancellationToken);
        await Task.WhenAll(reading, asking, taking);
        var (right, mayTakeOver) = (await asking, await taking);
        var at = time.GetUtcNow();
        return await ApplyAsync(reading, key, a =>
        {
            if (right.Refusal is { } account)
            {
                return LedgerChange.Refuse(account, a);
            }

            if (IsHandedOver(a, approver.ObjectId, to))
            {
                return LedgerChange.None(new(a, Repeated: true));
            }

            var (role, refusal) = right.RoleFor(a, approver.ObjectId);
            if (refusal is { } why)
            {
                return LedgerChange.Refuse(why, a);
            }

            if (a.State != AttestationState.Requested)
            {
                return LedgerChange.Refuse(Refusal.AlreadySettled, a);
            }

            var who = new EntryBuilder(key.Id, approver with { Role = role }, correlation, at, instance);
            return !mayTakeOver || to == a.Requester.ObjectId || to == approver.ObjectId
                ? LedgerChange.Refuse(Refusal.NotAnApprover, a)
                : who.Step(a, [HandedOver(a, to, approver.ObjectId, right.Manager)]);
        }, cancellationToken);
    }

    /// <returns>Null where nobody is to be reminded of it.</returns>
    private async Task<ReminderReach?> ReachAsync(
        Task<CustomerLedger> reading, AttestationKey key, Actor requester, CancellationToken cancellationToken) =>
        (await reading).Find(key.Id) is { State: AttestationState.Requested, IsToldWithBatch: false } waiting
        && waiting.Requester.ObjectId == requester.ObjectId
            ? await again.ReachOfAsync(waiting, cancellationToken)
            : null;

    /// <summary>Only the one it goes to is asked from now on; save the manager, if that is not who hands it over.</summary>
    private static Assigned HandedOver(Attestation attestation, Guid to, Guid by, Guid? manager) =>
        attestation.Assignment?.Route == ApprovalRoute.ManagerOrGroup
        && manager is { } still
        && still != by
        && attestation.IsApprover(still)
            ? new Assigned(ApprovalRoute.ManagerOrGroup, still == to ? [to] : [still, to], AssignmentCause.HandedOver)
            : new Assigned(ApprovalRoute.ApproverGroup, [to], AssignmentCause.HandedOver);

    private static bool IsHandedOver(Attestation attestation, Guid by, Guid to) =>
        attestation.State == AttestationState.Requested
        && attestation.Steps.LastOrDefault(s => s.What is Assigned) is { What: Assigned { Cause: AssignmentCause.HandedOver } last } step
        && step.Actor.ObjectId == by && last.Approvers[^1] == to;

    private Task<Outcome> ApplyAsync(
        Task<CustomerLedger> reading, AttestationKey key, Func<Attestation, LedgerChange> act, CancellationToken cancellationToken) =>
        changes.ApplyAsync(
            reading, key.Id, present => Task.FromResult(present.Find(key.Id) is { } a ? act(a) : LedgerChange.Refuse(Refusal.Unknown)),
            outbox, cancellationToken);
}
