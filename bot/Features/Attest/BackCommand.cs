using McaBot.Turns;

namespace McaBot.Features.Attest;

internal sealed class BackCommand(AttestConversation attest) : ICommand
{
    public string Name => "back";

    public CommandListing? Listing { get; } = new(130, null, "Back");

    public IReadOnlyList<string> Phrases { get; } = ["go back", "retour", "revenir", "precedent"];

    public Task RunAsync(Turn turn, string argument, CancellationToken cancellationToken) => attest.BackAsync(turn, cancellationToken);
}
