namespace McaBot.Attestations;

/// <summary>What the requester does with an approved attestation until it is carried out. Each act is one append; whatever asks Partner Center is an effect.</summary>
public sealed class CarryOutDesk(ILedger ledger, AttestPolicy mayAttest, CarryOutPolicy carryOut, IEffects effects, Instance instance, TimeProvider time)
{
    private readonly LedgerChanges changes = new(ledger);

    /// <summary>A new link for the customer: the first could not be made, or the last has expired. The requester must still hold a role that may attest.</summary>
    public Task<Outcome> AskLinkAsync(AttestationKey key, Actor requester, string correlation, CancellationToken cancellationToken) =>
        ActWithRoleAsync(key, requester, correlation, (who, a) => a switch
        {
            _ when carryOut.Way != CarryOutWay.PartnerCenter => Change.Refuse(Refusal.AlreadySettled, a),
            _ when a.AwaitsEffect(EffectKind.IssueLink) || a.AwaitsEffect(EffectKind.CreateAgreement) => Change.Refuse(Refusal.UnderWay, a),
            { State: AttestationState.Approved or AttestationState.LinkIssued } => who.Step(a, [new LinkAsked()]),
            _ => Change.Refuse(Refusal.AlreadySettled, a),
        }, cancellationToken);

    /// <summary>"The customer has accepted": the agreement is made. The requester must still hold a role that may attest.</summary>
    public Task<Outcome> ReportAcceptedAsync(AttestationKey key, Actor requester, string correlation, CancellationToken cancellationToken) =>
        ActWithRoleAsync(key, requester, correlation, (who, a) => a switch
        {
            _ when a.AwaitsEffect(EffectKind.CreateAgreement) => Change.None(new(a, Repeated: true)),
            { State: AttestationState.LinkIssued } => who.Step(a, [new AcceptanceReported()]),
            _ => Change.Refuse(Refusal.AlreadySettled, a),
        }, cancellationToken);

    /// <summary>Takes it out of the connection's hands: the requester records it by hand.</summary>
    public Task<Outcome> HandOffAsync(AttestationKey key, Actor requester, string correlation, CancellationToken cancellationToken) =>
        ActAsync(ledger.ReadAsync(key.Customer, cancellationToken), key, requester, correlation, (who, a) => a switch
        {
            _ when a.AwaitsEffect(EffectKind.CreateAgreement) => Change.Refuse(Refusal.UnderWay, a),
            { State: AttestationState.HandedOff } => Change.None(new(a, Repeated: true)),
            { State: AttestationState.Approved or AttestationState.LinkIssued } => who.Step(a, [new HandedOff(CarryOutWay.ByHand)]),
            _ => Change.Refuse(Refusal.AlreadySettled, a),
        }, cancellationToken);

    /// <summary>Closes it for good without an agreement, so that the customer is free for another request.</summary>
    public Task<Outcome> GiveUpAsync(AttestationKey key, Actor requester, string correlation, CancellationToken cancellationToken) =>
        ActAsync(ledger.ReadAsync(key.Customer, cancellationToken), key, requester, correlation, (who, a) => a switch
        {
            _ when a.AwaitsEffect(EffectKind.CreateAgreement) => Change.Refuse(Refusal.UnderWay, a),
            { State: AttestationState.Failed } => Change.None(new(a, Repeated: true)),
            { State: AttestationState.Approved or AttestationState.LinkIssued or AttestationState.HandedOff } => who.Step(a, [new Failed()]),
            _ => Change.Refuse(Refusal.AlreadySettled, a),
        }, cancellationToken);

    private async Task<Outcome> ActWithRoleAsync(
        AttestationKey key, Actor requester, string correlation, Func<EntryBuilder, Attestation, Change> act, CancellationToken cancellationToken)
    {
        var reading = ledger.ReadAsync(key.Customer, cancellationToken);
        var holding = mayAttest.RoleToAttestAsync(requester.ObjectId, cancellationToken);
        await Task.WhenAll(reading, holding);
        return await holding is { } role
            ? await ActAsync(reading, key, requester with { Role = Code.Of(role) }, correlation, act, cancellationToken)
            : new Outcome((await reading).Find(key.Id), Refusal.RoleMissing);
    }

    private Task<Outcome> ActAsync(
        Task<CustomerLedger> reading, AttestationKey key, Actor requester, string correlation, Func<EntryBuilder, Attestation, Change> act, CancellationToken cancellationToken)
    {
        var who = new EntryBuilder(key.Id, requester, correlation, time.GetUtcNow(), instance);
        return changes.ApplyAsync(reading, key.Id, present => Task.FromResult(present.Find(key.Id) switch
        {
            null => Change.Refuse(Refusal.Unknown),
            var a when a.Requester.ObjectId != requester.ObjectId => Change.Refuse(Refusal.NotRequester, a),
            var a => act(who, a),
        }), effects, cancellationToken);
    }
}
