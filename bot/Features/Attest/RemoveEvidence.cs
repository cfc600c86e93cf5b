using McaBot.Cards;
using McaBot.Turns;

namespace McaBot.Features.Attest;

internal sealed class RemoveEvidence(DraftEvidence evidence) : ICardAction
{
    public IReadOnlyList<string> Verbs { get; } = [Cards.Verbs.EvidenceRemove];

    public Task RunAsync(Turn turn, CardInput input, CancellationToken cancellationToken) =>
        evidence.RemoveAsync(turn, input, cancellationToken);
}
