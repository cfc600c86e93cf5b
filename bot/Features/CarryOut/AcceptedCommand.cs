using McaBot.Turns;

namespace McaBot.Features.CarryOut;

/// <summary>"accepted MCA-1A2B3C4D": the customer has accepted behind the link.</summary>
internal sealed class AcceptedCommand(RequesterActions acts) : ICommand
{
    public string Name => "accepted";

    public CommandListing? Listing { get; } = new(110, null, "Accepted");

    public IReadOnlyList<string> Phrases { get; } =
    ["customer accepted", "the customer has accepted", "accepte", "client a accepte", "le client a accepte"];

    public bool TakesArgument => true;

    public bool NeedsNumberWhileWriting => true;

    public void ReadAhead(Turn turn, string argument, CancellationToken cancellationToken) =>
        acts.ReadAhead(turn, argument, cancellationToken);

    public Task RunAsync(Turn turn, string argument, CancellationToken cancellationToken) =>
        acts.RunAsync(turn, Verbs.RequestAccepted, argument, [AttestationState.LinkIssued], cancellationToken);
}
