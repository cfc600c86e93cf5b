using McaBot.Attestations;
using McaBot.Outbox;

namespace McaBot.Notifications.Doers;

/// <summary>Completes what Partner Center calls attested already, with what it knows of that.</summary>
public sealed class PriorAttestation(IPartnerCenter partnerCenter)
{
    public async Task<OutboxResult> CompleteAsync(ClaimedEffect claimed, PartnerCenterAnswer answer, CancellationToken cancellationToken)
    {
        var known = await partnerCenter.ReadBackAsync(claimed.Key.Customer, cancellationToken);
        var reference = ReferenceForm.Check(new Dictionary<string, string> { [Fields.Reference] = known?.Reference ?? "" }).Value ?? PartnerCenterCode.Of(answer);
        return OutboxResult.Step(new Completed(reference, MayBeOurOwn(claimed) ? null : true, claimed.Effect.Id, answer.CorrelationId));
    }

    /// <summary>Where a try to make the agreement went unanswered, what is there may be what it made: nobody can say that it was there before.</summary>
    private static bool MayBeOurOwn(ClaimedEffect claimed) =>
        claimed is { Effect.Kind: EffectKind.CreateAgreement, MayHaveActed: true }
        || claimed.Attestation.Effects.Values.Any(e => e is { Kind: EffectKind.CreateAgreement, MayHaveActed: true });
}
