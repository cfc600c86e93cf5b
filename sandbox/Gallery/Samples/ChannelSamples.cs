using McaBot.Attestations;
using McaBot.Cards;

namespace McaBot.Sandbox.Gallery.Samples;

/// <summary>What a channel is told beside each request.</summary>
internal static class ChannelSamples
{
    public static IEnumerable<CardSample> Of(SampleWorld world) =>
    [
        new("channel-failure", "", c => FailureCard.For(
            world.View(AttestationState.Requested, approverUnreachable: true).Attestation, SampleWorld.Draft, c)),
        new("channel-failure", "over", c => FailureCard.For(
            world.View(AttestationState.Approved, approverUnreachable: true).Attestation, SampleWorld.Draft, c)),
        new("channel-broken-ledger", "", c => BrokenLedgerCard.For(
            world.Facts.Customer.TenantId, new LedgerFault(7, LedgerFaultKind.Altered), SampleWorld.Draft, c)),
        new("channel-digest", "", c => DigestCard.For(
            new DigestView(SampleWorld.Start, 12345, SampleWorld.Start.AddDays(-3), 2, 17, 1, 0, 1234, 0, 0), c)),
        new("channel-digest", "fingerprint", c => DigestCard.For(
            new DigestView(SampleWorld.Start, 1, SampleWorld.Start.AddDays(-3), 2, 17, 1, 0, 12, 0, 0, VerificationSamples.Print), c)),
        new("channel-digest", "attention", c => DigestCard.For(
            new DigestView(SampleWorld.Start, 0, null, 0, 0, 0, 0, 0, 3, 1), c)),
    ];
}
