using McaBot.Attestations;
using McaBot.Cards;

namespace McaBot.Sandbox.Gallery.Samples;

/// <summary>What people see once something beside a ledger is not what went on record.</summary>
internal static class AlteredSamples
{
    public static IEnumerable<CardSample> Of(SampleWorld world)
    {
        foreach (var state in new[]
        {
            AttestationState.Requested, AttestationState.LinkIssued, AttestationState.HandedOff, AttestationState.Rejected,
        })
        {
            var view = world.Altered(state);
            var code = $"altered-{Code.Of(state)}";
            yield return new("request", code, c => RequestCard.For(view, [], null, c));
            yield return new("approval", code, c => ApprovalCard.For(view, [], null, c));
            yield return new("record", code, c => RecordCard.For(view, c));
        }

        yield return new("channel-altered", "", c => AlteredFactsCard.For(
            world.Altered(AttestationState.Requested).Attestation.Key, SampleWorld.Draft, c));
    }
}
