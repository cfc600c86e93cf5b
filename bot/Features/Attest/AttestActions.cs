using McaBot.Turns;

namespace McaBot.Features.Attest;

/// <summary>Every button of a request that is being written, and those that begin one.</summary>
internal sealed class AttestActions(AttestConversation attest, DraftEvidence evidence) : ICardAction
{
    public IReadOnlyList<string> Verbs { get; } =
    [
        Cards.Verbs.AttestStart, Cards.Verbs.AttestScenario, Cards.Verbs.AttestCustomer, Cards.Verbs.AttestAcceptance,
        Cards.Verbs.AttestConfirm, Cards.Verbs.AttestBack, Cards.Verbs.AttestCancel, Cards.Verbs.EvidenceRemove,
    ];

    public Task RunAsync(Turn turn, CardInput input, CancellationToken cancellationToken) => input.Verb switch
    {
        Cards.Verbs.AttestStart =>
            attest.StartAsync(
                turn, new RequestStart(input[DataNames.Choice], input.Key, input[DataNames.CalledCustomer]), cancellationToken),
        Cards.Verbs.EvidenceRemove => evidence.RemoveAsync(turn, input, cancellationToken),
        _ => attest.PressAsync(turn, input, cancellationToken),
    };
}
