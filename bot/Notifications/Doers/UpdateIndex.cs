using McaBot.Attestations;
using McaBot.Ledger;

namespace McaBot.Notifications.Doers;

public sealed class UpdateIndex(Indexes indexes, IDetails details) : IEffectDoer
{
    public EffectKind Kind => EffectKind.Index;

    public async Task<Done> DoAsync(ClaimedEffect claimed, CancellationToken cancellationToken)
    {
        var attestation = claimed.Attestation;
        var read = await details.ReadAsync(attestation.Key.Id, attestation.Request.DetailsHash, cancellationToken);
        await indexes.UpdateAsync(attestation, read, cancellationToken);
        return Done.Nothing;
    }
}
