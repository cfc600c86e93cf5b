using McaBot.Outbox;

namespace McaBot.Features.CarryOut;

/// <summary>Completes what Partner Center calls attested already, with what it knows of that.</summary>
internal sealed class PriorAttestation(IPartnerCenter partnerCenter)
{
    public async Task<OutboxResult> CompleteAsync(ClaimedMessage claimed, PartnerCenterAnswer answer, CancellationToken cancellationToken)
    {
        PriorAcceptance? known;
        try
        {
            known = await partnerCenter.ReadBackAsync(claimed.Key.Customer, cancellationToken);
        }
        catch (PartnerCenterUnavailableException e)
        {
            // What was asked for is answered, and reading makes nothing: the next try finds what was there before.
            return (Failure.Of(e) with { IsAmbiguous = false }).Result;
        }

        var reference = ReferenceForm.Check(new Dictionary<string, string> { [Fields.Reference] = known?.Reference ?? "" }).Value
            ?? PartnerCenterCode.Of(answer);
        return OutboxResult.Step(new Completed(reference, MayBeOurOwn(claimed) ? null : true, claimed.Message.Id, answer.CorrelationId));
    }

    /// <summary>
    /// Where a try to make the agreement went unanswered, what is there may be what it made: nobody can say that it was there before.
    /// </summary>
    private static bool MayBeOurOwn(ClaimedMessage claimed) =>
        claimed is { Message.Kind: MessageKind.CreateAgreement, MayHaveActed: true }
        || claimed.Attestation.Messages.Values.Any(e => e is { Kind: MessageKind.CreateAgreement, MayHaveActed: true });
}
