namespace McaBot.Attestations;

/// <summary>
/// What the requester does with an approved attestation until it is carried out. Each act is one append; whatever asks Partner Center is a
/// message.
/// </summary>
public sealed class CarryOutService(
    ILedger ledger, FactsOnRecord onRecord, AttestPolicy mayAttest, CarryOutPolicy carryOut, IOutbox outbox, Instance instance,
    TimeProvider time)
{
    private readonly LedgerChanges changes = new(ledger);

    /// <summary>
    /// A new link for the customer: the first could not be made, or the last has expired. The requester must still hold a role that may
    /// attest. What Partner Center may have made without our hearing of it comes first, and under its own request id, so that nothing is
    /// made twice.
    /// </summary>
    public Task<Outcome> AskLinkAsync(AttestationKey key, Actor requester, string correlation, CancellationToken cancellationToken) =>
        ActWithRoleAsync(key, requester, correlation, (who, a) => a switch
        {
            _ when carryOut.Way != CarryOutWay.PartnerCenter => LedgerChange.Refuse(Refusal.AlreadySettled, a),
            { AwaitsPartnerCenter: true } => LedgerChange.Refuse(Refusal.UnderWay, a),
            { State: not (AttestationState.Approved or AttestationState.LinkIssued) } => LedgerChange.Refuse(Refusal.AlreadySettled, a),
            _ when a.GivenUp(MessageKind.CreateAgreement) is { MayHaveActed: true } agreement => who.Again(new LinkAsked(), agreement),
            _ when a.GivenUp(MessageKind.IssueLink) is { } link => who.Again(new LinkAsked(), link),
            _ => who.Step(a, [new LinkAsked()]),
        }, cancellationToken);

    /// <summary>
    /// "The customer has accepted": the agreement is made, of the link that counts now; or one that may have been made before is asked for
    /// again, under its own request id. The requester must still hold a role that may attest.
    /// </summary>
    public Task<Outcome> ReportAcceptedAsync(
        AttestationKey key, Actor requester, string correlation, CancellationToken cancellationToken) =>
        ActWithRoleAsync(key, requester, correlation, (who, a) => a switch
        {
            _ when a.Awaits(MessageKind.CreateAgreement) => LedgerChange.None(new(a, Repeated: true)),
            { AwaitsPartnerCenter: true } => LedgerChange.Refuse(Refusal.UnderWay, a),
            { State: AttestationState.LinkIssued, Link: { } link } =>
                a.GivenUp(MessageKind.CreateAgreement) is { } agreement && (agreement.MayHaveActed || agreement.IsAbout(link))
                    ? who.Again(new AcceptanceReported(a.LinkOf(agreement)?.Id), agreement)
                    : who.Step(a, [new AcceptanceReported(link.Id)]),
            _ => LedgerChange.Refuse(Refusal.AlreadySettled, a),
        }, cancellationToken);

    /// <summary>Takes it out of the connection's hands: the requester records it by hand.</summary>
    public Task<Outcome> HandOffAsync(AttestationKey key, Actor requester, string correlation, CancellationToken cancellationToken) =>
        ActWithAccountAsync(key, requester, correlation, needsFacts: true, (who, a) => a switch
        {
            _ when a.Awaits(MessageKind.CreateAgreement) => LedgerChange.Refuse(Refusal.UnderWay, a),
            { State: AttestationState.HandedOff } => LedgerChange.None(new(a, Repeated: true)),
            { State: AttestationState.Approved or AttestationState.LinkIssued } => who.Step(a, [new HandedOff(CarryOutWay.ByHand)]),
            _ => LedgerChange.Refuse(Refusal.AlreadySettled, a),
        }, cancellationToken);

    /// <summary>
    /// Closes it for good without an agreement, so that the customer is free for another request: not while there may be one.
    /// </summary>
    public Task<Outcome> GiveUpAsync(AttestationKey key, Actor requester, string correlation, CancellationToken cancellationToken) =>
        ActWithAccountAsync(key, requester, correlation, needsFacts: false, (who, a) => a switch
        {
            { MayBeAgreed: true } => LedgerChange.Refuse(Refusal.UnderWay, a),
            { State: AttestationState.Failed } => LedgerChange.None(new(a, Repeated: true)),
            { State: AttestationState.Approved or AttestationState.LinkIssued or AttestationState.HandedOff } =>
                who.Step(a, [new Failed()]),
            _ => LedgerChange.Refuse(Refusal.AlreadySettled, a),
        }, cancellationToken);

    private async Task<Outcome> ActWithRoleAsync(
        AttestationKey key, Actor requester, string correlation, Func<EntryBuilder, Attestation, LedgerChange> act,
        CancellationToken cancellationToken)
    {
        var reading = ledger.ReadAsync(key.Customer, cancellationToken);
        var holding = mayAttest.RightOfAsync(requester, cancellationToken);
        var checking = onRecord.ReadAsync(key, reading, cancellationToken);
        await Task.WhenAll(reading, holding, checking);
        var right = await holding;
        var actor = right.Role is { } role ? requester with { Role = Code.Of(role) } : requester;
        return await ActAsync(reading, key, actor, right.Refusal, correlation, OnlyOn(await checking, act), cancellationToken);
    }

    /// <summary>For what ends McaBot's part in it: the account has to be one that may act, and needs no role any more.</summary>
    /// <param name="needsFacts">Whether the facts on record are read and it is held to them. Giving up needs none: whoever cannot go on is
    /// not stuck.</param>
    private async Task<Outcome> ActWithAccountAsync(
        AttestationKey key, Actor requester, string correlation, bool needsFacts, Func<EntryBuilder, Attestation, LedgerChange> act,
        CancellationToken cancellationToken)
    {
        var reading = ledger.ReadAsync(key.Customer, cancellationToken);
        var asking = mayAttest.AccountRefusalAsync(requester, cancellationToken);
        var checking = needsFacts ? onRecord.ReadAsync(key, reading, cancellationToken) : null;
        await Task.WhenAll(reading, asking, checking ?? Task.CompletedTask);
        var held = checking is null ? act : OnlyOn(await checking, act);
        return await ActAsync(reading, key, requester, await asking, correlation, held, cancellationToken);
    }

    /// <summary>Nothing is carried out on facts that are not those on record.</summary>
    private static Func<EntryBuilder, Attestation, LedgerChange> OnlyOn(
        FactsRead read, Func<EntryBuilder, Attestation, LedgerChange> act) =>
        (who, a) =>
            act(who, a) is var change && change.Answer is null && read.AreAltered ? LedgerChange.Refuse(Refusal.FactsAltered, a) : change;

    /// <param name="refusal">Why the requester may not, as the directory is now; null where nothing stands against it.</param>
    private Task<Outcome> ActAsync(
        Task<CustomerLedger> reading, AttestationKey key, Actor requester, Refusal? refusal, string correlation,
        Func<EntryBuilder, Attestation, LedgerChange> act, CancellationToken cancellationToken)
    {
        var who = new EntryBuilder(key.Id, requester, correlation, time.GetUtcNow(), instance);
        return changes.ApplyAsync(reading, key.Id, LedgerChanges.About(key.Id, found => found switch
        {
            var a when a.Requester.ObjectId != requester.ObjectId => LedgerChange.Refuse(Refusal.NotRequester, a),
            var a when refusal is { } why => LedgerChange.Refuse(why, a),
            var a => act(who, a),
        }), outbox, cancellationToken);
    }
}
