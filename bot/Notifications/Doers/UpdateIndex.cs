using McaBot.Attestations;
using McaBot.Ledger;
using McaBot.Outbox;

namespace McaBot.Notifications.Doers;

public sealed class UpdateIndex(Indexes indexes, IDetails details) : IEffectDoer
{
    public EffectKind Kind => EffectKind.Index;

    public Lane Lane => Lane.Records;

    public async Task<OutboxResult> DoAsync(ClaimedEffect claimed, CancellationToken cancellationToken)
    {
        var attestation = claimed.Attestation;
        var read = await details.ReadAsync(attestation, cancellationToken);
        await indexes.UpdateAsync(attestation, read.Value, cancellationToken);
        return OutboxResult.Done;
    }
}
