using McaBot.Cards;
using McaBot.Turns;

namespace McaBot.Features.Attest;

/// <summary>Every button inside the attest dialog.</summary>
internal sealed class MoveAttestation(AttestConversation attest) : ICardAction
{
    public IReadOnlyList<string> Verbs { get; } =
    [
        Cards.Verbs.AttestScenario, Cards.Verbs.AttestCustomer, Cards.Verbs.AttestAcceptance, Cards.Verbs.AttestConfirm,
        Cards.Verbs.AttestBack, Cards.Verbs.AttestCancel,
    ];

    public Task RunAsync(Turn turn, CardInput input, CancellationToken cancellationToken) =>
        attest.PressAsync(turn, input, cancellationToken);
}
