using McaBot.Outbox;

namespace McaBot.Features.CarryOut;

/// <summary>Makes the agreement in Partner Center, which refuses as long as the customer has not accepted behind the link.</summary>
internal sealed class CreateAgreement(IPartnerCenter partnerCenter, IDetails details, FactsOnRecord onRecord, PriorAttestation prior)
    : IOutboxHandler
{
    public IReadOnlyList<MessageKind> Kinds { get; } = [MessageKind.CreateAgreement];

    public Lane Lane => Lane.PartnerCenter;

    public async Task<OutboxResult> DoAsync(ClaimedMessage claimed, CancellationToken cancellationToken)
    {
        var attestation = claimed.Attestation;
        if (
            attestation.State != AttestationState.LinkIssued
            || claimed.Message.IsOvertaken
            || attestation.LinkOf(claimed.Message) is not { What: LinkIssued issued } entry)
        {
            return OutboxResult.Done;
        }

        var read = await onRecord.ReadAsync(attestation, cancellationToken);
        var secret = entry.Id == attestation.Link?.Id
            ? read.Link
            : (await details.ReadNoteAsync(attestation, entry.Id, issued.NoteHash, cancellationToken)).Value?.Text;
        if (read.AreAltered || secret is null)
        {
            return OutboxResult.GiveUp("facts-altered");
        }

        var id = Guid.ParseExact(secret, "D");
        await claimed.BeforeSending(cancellationToken);
        var answer = await partnerCenter.CreateAgreementAsync(claimed.Message.Id, attestation.Key.Customer, id, cancellationToken);
        return answer switch
        {
            { Problem: PartnerCenterProblem.AlreadyAttested } => await prior.CompleteAsync(claimed, answer, cancellationToken),
            { Problem: { } problem } => PartnerCenterRefusal.ResultOf(claimed, problem, answer),
            _ => OutboxResult.Step(
                new Completed(
                    ReferenceOf(answer, id, claimed.Message.Id), RequestId: claimed.Message.Id, CorrelationId: answer.CorrelationId)),
        };
    }

    /// <summary>
    /// The agreement's own id, or else the request id, by which Microsoft's support finds it. The attestation's id opened the customer's
    /// page: it stays in its note, because a reference is also shown in channels.
    /// </summary>
    private static string ReferenceOf(PartnerCenterAnswer answer, Guid attestation, Guid request) =>
        (answer.Id is { } agreement && agreement != attestation ? agreement : request).ToString("D");
}
