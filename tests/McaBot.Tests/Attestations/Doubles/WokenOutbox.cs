using McaBot.Attestations;

namespace McaBot.Tests.Attestations.Doubles;

internal sealed class WokenOutbox : IOutbox
{
    public List<Guid> Woken { get; } = [];

    public void Wake(CustomerLedger written)
    {
        lock (Woken)
        {
            Woken.Add(written.Customer);
        }
    }
}
