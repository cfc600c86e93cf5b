using McaBot.Outbox;
using McaBot.Storage.Projections;

namespace McaBot.Features.Records;

internal sealed class UpdateIndex(Indexes indexes, IDetails details) : IOutboxHandler
{
    public IReadOnlyList<MessageKind> Kinds { get; } = [MessageKind.Index];

    public Lane Lane => Lane.Records;

    public async Task<OutboxResult> DoAsync(ClaimedMessage claimed, CancellationToken cancellationToken)
    {
        var attestation = claimed.Attestation;
        var read = await details.ReadAsync(attestation, cancellationToken);
        await indexes.UpdateAsync(attestation, read.Value, cancellationToken);
        return OutboxResult.Done;
    }
}
