using McaBot.Turns;

namespace McaBot.Features.Attest;

/// <summary>"attest for Contoso": the customer is filled in as far as it is known.</summary>
internal sealed class AttestForCommand(AttestConversation attest) : ICommand
{
    public string Name => "attest for";

    public CommandListing? Listing { get; } = new(15, null, "AttestFor");

    public IReadOnlyList<string> Phrases { get; } =
    [
        "attester pour", "attest for the customer", "attest for customer", "attester pour le client", "attestation for", "attestation pour",
        "new attestation for", "nouvelle attestation pour",
    ];

    public bool TakesArgument => true;

    public bool IsClear => true;

    public Task RunAsync(Turn turn, string argument, CancellationToken cancellationToken) =>
        attest.StartAsync(turn, new RequestStart(Customer: argument.Length > 0 ? argument : null), cancellationToken);
}
