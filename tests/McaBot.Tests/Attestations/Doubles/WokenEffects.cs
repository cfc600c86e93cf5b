using McaBot.Attestations;

namespace McaBot.Tests.Attestations.Doubles;

internal sealed class WokenEffects : IEffects
{
    public List<Guid> Woken { get; } = [];

    public void Wake(Guid customer)
    {
        lock (Woken)
        {
            Woken.Add(customer);
        }
    }
}
