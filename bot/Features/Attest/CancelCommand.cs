using McaBot.Turns;

namespace McaBot.Features.Attest;

internal sealed class CancelCommand(AttestConversation attest) : ICommand
{
    public string Name => "cancel";

    public CommandListing? Listing { get; } = new(150, "Cancel", "Cancel");

    public IReadOnlyList<string> Phrases { get; } = ["stop", "quit", "annuler", "abandonner", "arreter"];

    public Task RunAsync(Turn turn, string argument, CancellationToken cancellationToken) => attest.CancelAsync(turn, cancellationToken);
}
