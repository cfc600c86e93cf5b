using McaBot.Cards;
using McaBot.Turns;

namespace McaBot.Features.Attest;

internal sealed class StartAttestation(AttestConversation attest) : ICardAction
{
    public IReadOnlyList<string> Verbs { get; } = [Cards.Verbs.AttestStart];

    public Task RunAsync(Turn turn, CardInput input, CancellationToken cancellationToken) =>
        attest.StartAsync(turn, input[DataNames.Choice], input.Key, input[DataNames.CalledCustomer], cancellationToken);
}
