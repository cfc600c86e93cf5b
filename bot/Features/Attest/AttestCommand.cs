using McaBot.Turns;

namespace McaBot.Features.Attest;

internal sealed class AttestCommand(AttestConversation attest) : ICommand
{
    public string Name => CommandNames.Attest;

    public CommandListing? Listing { get; } = new(10, "Attest", "Attest");

    public IReadOnlyList<string> Phrases { get; } =
    ["attester", "attestation", "new attestation", "nouvelle attestation", "attest for a customer", "attester pour un client"];

    public Task RunAsync(Turn turn, string argument, CancellationToken cancellationToken) =>
        attest.StartAsync(turn, new RequestStart(), cancellationToken);
}
