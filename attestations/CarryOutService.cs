namespace McaBot.Attestations;

/// <summary>
/// What the requester does with an approved attestation until it is carried out. Each act is one append; whatever asks Partner Center is a
/// message. Once the requester has left, somebody else may give it up.
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
    /// <param name="seen">The <see cref="Attestation.Version"/> of the card that was pressed; null where none was.</param>
    public Task<Outcome> AskLinkAsync(
        AttestationKey key, Actor requester, string correlation, long? seen, CancellationToken cancellationToken) =>
        ActWithRoleAsync(key, requester, correlation, (who, a) => a switch
        {
            _ when carryOut.Way != CarryOutWay.PartnerCenter => LedgerChange.Refuse(Refusal.AlreadySettled, a),
            { AwaitsPartnerCenter: true } => LedgerChange.Refuse(Refusal.UnderWay, a),
            { State: not (AttestationState.Approved or AttestationState.LinkIssued) } => LedgerChange.Refuse(Refusal.AlreadySettled, a),

            // Pressed on a card from before the link that counts: it is what was asked for there.
            { Link: { } link } when seen < link.Sequence => LedgerChange.None(new(a, Repeated: true)),
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
        ActWithAccountAsync(key, requester, correlation, (who, a) => a switch
        {
            _ when a.Awaits(MessageKind.CreateAgreement) => LedgerChange.Refuse(Refusal.UnderWay, a),
            { State: AttestationState.HandedOff } => LedgerChange.None(new(a, Repeated: true)),
            { State: AttestationState.Approved or AttestationState.LinkIssued } => who.Step(a, [new HandedOff(CarryOutWay.ByHand)]),
            _ => LedgerChange.Refuse(Refusal.AlreadySettled, a),
        }, cancellationToken);

    /// <summary>
    /// Closes it for good without an agreement, so that the customer is free for another request: not while there may be one. It needs no
    /// facts: whoever cannot go on is not stuck.
    /// </summary>
    /// <param name="person">The requester; or whoever may do it in the requester's place.</param>
    public async Task<Outcome> GiveUpAsync(AttestationKey key, Actor person, string correlation, CancellationToken cancellationToken)
    {
        var reading = ledger.ReadAsync(key.Customer, cancellationToken);
        var asking = mayAttest.AccountRefusalAsync(person, cancellationToken);
        var replacing = RoleInPlaceAsync(LedgerChanges.RequesterAsync(reading, key.Id), person, cancellationToken);
        await Task.WhenAll(reading, asking, replacing);
        var inPlace = await replacing;
        var actor = inPlace is { } role ? person with { Role = Code.Of(role) } : person;
        return await ActAsync(reading, key, actor, await asking, correlation, inPlace is not null, (who, a) => a switch
        {
            { MayBeAgreed: true } => LedgerChange.Refuse(Refusal.UnderWay, a),
            { State: AttestationState.Failed } => LedgerChange.None(new(a, Repeated: true)),
            { State: AttestationState.Approved or AttestationState.LinkIssued or AttestationState.HandedOff } =>
                who.Step(a, [new Failed()]),
            _ => LedgerChange.Refuse(Refusal.AlreadySettled, a),
        }, cancellationToken);
    }

    /// <summary>
    /// Whether somebody who is not the requester may give it up: the requester has left, and it was not this person's approval.
    /// </summary>
    public async Task<bool> MayGiveUpInPlaceAsync(Attestation attestation, Actor person, CancellationToken cancellationToken) =>
        attestation.IsApproved
        && !IsApprovedBy(attestation, person)
        && await mayAttest.RoleInPlaceOfAsync(attestation.Requester.ObjectId, person, cancellationToken) is not null;

    private static bool IsApprovedBy(Attestation attestation, Actor person) => attestation.Decision?.Actor.ObjectId == person.ObjectId;

    private async Task<PartnerRole?> RoleInPlaceAsync(Task<Guid> requester, Actor person, CancellationToken cancellationToken) =>
        await mayAttest.RoleInPlaceOfAsync(await requester, person, cancellationToken);

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
        return await ActAsync(
            reading, key, actor, right.Refusal, correlation, isInPlace: false, OnlyOn(await checking, act), cancellationToken);
    }

    /// <summary>For what ends McaBot's part in it: the account has to be one that may act, and needs no role any more.</summary>
    private async Task<Outcome> ActWithAccountAsync(
        AttestationKey key, Actor requester, string correlation, Func<EntryBuilder, Attestation, LedgerChange> act,
        CancellationToken cancellationToken)
    {
        var reading = ledger.ReadAsync(key.Customer, cancellationToken);
        var asking = mayAttest.AccountRefusalAsync(requester, cancellationToken);
        var checking = onRecord.ReadAsync(key, reading, cancellationToken);
        await Task.WhenAll(reading, asking, checking);
        var onlyOnRecord = OnlyOn(await checking, act);

        // Where Partner Center may hold the agreement it is the one way out, and McaBot makes nothing by it.
        return await ActAsync(
            reading, key, requester, await asking, correlation, isInPlace: false,
            (who, a) => a.MayBeAgreed ? act(who, a) : onlyOnRecord(who, a), cancellationToken);
    }

    /// <summary>Nothing is carried out on facts that are not those on record.</summary>
    private static Func<EntryBuilder, Attestation, LedgerChange> OnlyOn(
        FactsRead read, Func<EntryBuilder, Attestation, LedgerChange> act) =>
        (who, a) =>
            act(who, a) is var change && change.Answer is null && read.AreAltered ? LedgerChange.Refuse(Refusal.FactsAltered, a) : change;

    /// <param name="refusal">Why the person may not, as the directory is now; null where nothing stands against it.</param>
    /// <param name="isInPlace">Whether it may be somebody else than the requester, if not who approved it.</param>
    private Task<Outcome> ActAsync(
        Task<CustomerLedger> reading, AttestationKey key, Actor person, Refusal? refusal, string correlation, bool isInPlace,
        Func<EntryBuilder, Attestation, LedgerChange> act, CancellationToken cancellationToken)
    {
        var who = new EntryBuilder(key.Id, person, correlation, time.GetUtcNow(), instance);
        return changes.ApplyAsync(reading, key.Id, LedgerChanges.About(key.Id, found => found switch
        {
            var a when a.Requester.ObjectId != person.ObjectId && !(isInPlace && !IsApprovedBy(a, person)) =>
                LedgerChange.Refuse(Refusal.NotRequester, a),
            var a when refusal is { } why => LedgerChange.Refuse(why, a),
            var a => act(who, a),
        }), outbox, cancellationToken);
    }
}
