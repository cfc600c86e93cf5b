using McaBot.Attestations;

namespace McaBot.Notifications.Doers;

/// <summary>Completes what Partner Center calls attested already, with what it knows of that.</summary>
public sealed class PriorAttestation(IPartnerCenter partnerCenter)
{
    public async Task<Done> CompleteAsync(ClaimedEffect claimed, PartnerCenterAnswer answer, CancellationToken cancellationToken)
    {
        var known = await partnerCenter.PriorAcceptanceAsync(claimed.Key.Customer, cancellationToken);
        var reference = ReferenceForm.Check(new Dictionary<string, string> { [Fields.Reference] = known?.Reference ?? "" }).Value ?? PartnerCenterCode.Of(answer);
        return Done.Step(new Completed(reference, AlreadyAttested: true, claimed.Effect.Id, answer.CorrelationId));
    }
}
