using McaBot.Turns;

namespace McaBot.Features.Attest;

internal sealed class StartOverCommand(AttestConversation attest) : ICommand
{
    public string Name => "start over";

    public CommandListing? Listing { get; } = new(140, "StartOver", "StartOver");

    public IReadOnlyList<string> Phrases { get; } = ["restart", "recommencer", "reprendre a zero"];

    public Task RunAsync(Turn turn, string argument, CancellationToken cancellationToken) =>
        attest.StartAsync(turn, new RequestStart(DataNames.StartOver), cancellationToken);
}
