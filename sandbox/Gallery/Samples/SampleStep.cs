using McaBot.Attestations;

namespace McaBot.Sandbox.Gallery.Samples;

/// <summary>Something that happened to a sample, or a message of the outbox that became due with no other step.</summary>
internal sealed record SampleStep(LedgerEvent What, OutboxMessage? Enqueues = null)
{
    public static implicit operator SampleStep(LedgerEvent what) => new(what);

    public static SampleStep Due(OutboxMessage message) => new(new Delivered(), message);
}
