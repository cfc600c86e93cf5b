using McaBot.Turns;

namespace McaBot.Features.CarryOut;

/// <summary>"new link MCA-1A2B3C4D": the first link could not be made, or the last has expired.</summary>
internal sealed class NewLinkCommand(RequesterActions acts) : ICommand
{
    public string Name => "new link";

    public IReadOnlyList<string> Phrases { get; } = ["get a new link", "nouveau lien", "obtenir un nouveau lien"];

    public bool TakesArgument => true;

    public void ReadAhead(Turn turn, string argument, CancellationToken cancellationToken) =>
        acts.ReadAhead(turn, argument, cancellationToken);

    public Task RunAsync(Turn turn, string argument, CancellationToken cancellationToken) => acts.RunAsync(
        turn, Verbs.RequestLink, argument, [AttestationState.Approved, AttestationState.LinkIssued], cancellationToken);
}
