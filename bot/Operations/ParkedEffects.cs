using McaBot.Attestations;
using McaBot.Ledger;

namespace McaBot.Operations;

/// <summary>Everything that was given up, from the customers marked for it.</summary>
internal sealed class ParkedEffects(ParkedMarkers markers, ILedger ledger)
{
    public async IAsyncEnumerable<(Attestation Attestation, EffectState Effect)> ListAsync([System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var customer in markers.ListAsync(cancellationToken))
        {
            foreach (var parked in (await ledger.ReadAsync(customer, cancellationToken)).Parked.OrderBy(p => p.Effect.Since))
            {
                yield return parked;
            }
        }
    }
}
