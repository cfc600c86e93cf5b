using McaBot.Turns;

namespace McaBot.Features.Attest;

internal sealed class AttestCommand(AttestConversation attest) : ICommand
{
    public string Name => CommandNames.Attest;

    public CommandListing? Listing { get; } = new(10, "Attest", "Attest");

    public IReadOnlyList<string> Phrases { get; } =
    ["attester", "attestation", "new attestation", "nouvelle attestation", "attest for a customer", "attester pour un client"];

    public Task RunAsync(Turn turn, string argument, CancellationToken cancellationToken) =>
        attest.StartAsync(turn, null, null, cancellationToken);
}

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
        attest.StartAsync(turn, null, null, argument.Length > 0 ? argument : null, cancellationToken);
}

internal sealed class StartOverCommand(AttestConversation attest) : ICommand
{
    public string Name => "start over";

    public CommandListing? Listing { get; } = new(140, "StartOver", "StartOver");

    public IReadOnlyList<string> Phrases { get; } = ["restart", "recommencer", "reprendre a zero"];

    public Task RunAsync(Turn turn, string argument, CancellationToken cancellationToken) =>
        attest.StartAsync(turn, DataNames.StartOver, null, cancellationToken);
}

internal sealed class BackCommand(AttestConversation attest) : ICommand
{
    public string Name => "back";

    public CommandListing? Listing { get; } = new(130, null, "Back");

    public IReadOnlyList<string> Phrases { get; } = ["go back", "retour", "revenir", "precedent"];

    public Task RunAsync(Turn turn, string argument, CancellationToken cancellationToken) => attest.BackAsync(turn, cancellationToken);
}

internal sealed class CancelCommand(AttestConversation attest) : ICommand
{
    public string Name => "cancel";

    public CommandListing? Listing { get; } = new(150, "Cancel", "Cancel");

    public IReadOnlyList<string> Phrases { get; } = ["stop", "quit", "annuler", "abandonner", "arreter"];

    public Task RunAsync(Turn turn, string argument, CancellationToken cancellationToken) => attest.CancelAsync(turn, cancellationToken);
}
