using McaBot.Outbox;
using McaBot.PartnerCenter;

namespace McaBot.Features.CarryOut;

/// <summary>
/// Has Partner Center make the attestation behind the customer's link. Its id is a secret: it goes into a note, the ledger gets the note's
/// hash.
/// </summary>
internal sealed class IssueLink(
    IPartnerCenter partnerCenter, IDetails details, FactsOnRecord onRecord, PriorAttestation prior, CustomerLinks links,
    TimeProvider time) : IOutboxHandler
{
    public IReadOnlyList<MessageKind> Kinds { get; } = [MessageKind.IssueLink];

    public Lane Lane => Lane.PartnerCenter;

    public async Task<OutboxResult> DoAsync(ClaimedMessage claimed, CancellationToken cancellationToken)
    {
        var attestation = claimed.Attestation;
        if (attestation.State is not (AttestationState.Approved or AttestationState.LinkIssued) || claimed.Message.IsOvertaken)
        {
            return OutboxResult.Done;
        }

        var read = await onRecord.ReadAsync(attestation, cancellationToken);
        if (read.AreAltered || read.Details is not { } facts)
        {
            return OutboxResult.GiveUp("facts-altered");
        }

        await claimed.BeforeSending(cancellationToken);
        var answer = await partnerCenter.CreateAttestationAsync(claimed.Message.Id, facts.Customer, facts.Signatory, cancellationToken);
        return answer switch
        {
            { Problem: PartnerCenterProblem.AlreadyAttested } => await prior.CompleteAsync(claimed, answer, cancellationToken),
            { Problem: { } problem } => PartnerCenterRefusal.ResultOf(claimed, problem, answer),
            { Id: { } id } => await IssuedAsync(claimed, id, answer.CorrelationId, cancellationToken),
            _ => OutboxResult.Later("partner-center-no-id", ambiguous: true),
        };
    }

    private async Task<OutboxResult> IssuedAsync(ClaimedMessage claimed, Guid id, Guid correlation, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var entry = Guid.CreateVersion7(now);
        string hash;
        try
        {
            hash = await details.WriteAsync(new Note(claimed.Key.Id, entry, Hashes.NewSalt(), id.ToString("D")), cancellationToken);
        }
        catch (StoreUnavailableException e)
        {
            // Partner Center has made it: only the same request id finds it again.
            return (Failure.Of(e) with { IsAmbiguous = true }).Result;
        }

        return OutboxResult.Step(new LinkIssued(hash, claimed.Message.Id, correlation, links.ExpiryOf(now)), entry);
    }
}
