using McaBot.Turns;
using McaBot.Views;

namespace McaBot.Features.CarryOut;

/// <summary>"accepted MCA-1A2B3C4D": the customer has accepted behind the link.</summary>
internal sealed class AcceptedCommand(RequesterActions acts) : ICommand
{
    public string Name => "accepted";

    public CommandListing? Listing { get; } = new(110, null, "Accepted");

    public IReadOnlyList<string> Phrases { get; } =
    ["customer accepted", "the customer has accepted", "accepte", "client a accepte", "le client a accepte"];

    public bool TakesArgument => true;

    public void ReadAhead(Turn turn, string argument, CancellationToken cancellationToken) =>
        acts.ReadAhead(turn, argument, cancellationToken);

    public Task RunAsync(Turn turn, string argument, CancellationToken cancellationToken) =>
        acts.RunAsync(turn, Verbs.RequestAccepted, argument, [AttestationState.LinkIssued], cancellationToken);
}

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

/// <summary>"by hand MCA-1A2B3C4D".</summary>
internal sealed class ByHandCommand(RequesterActions acts) : ICommand
{
    public string Name => "by hand";

    public IReadOnlyList<string> Phrases { get; } = ["carry out by hand", "a la main", "realiser a la main"];

    public bool TakesArgument => true;

    public void ReadAhead(Turn turn, string argument, CancellationToken cancellationToken) =>
        acts.ReadAhead(turn, argument, cancellationToken);

    public Task RunAsync(Turn turn, string argument, CancellationToken cancellationToken) => acts.RunAsync(
        turn, Verbs.RequestByHand, argument, [AttestationState.Approved, AttestationState.LinkIssued], cancellationToken);
}

/// <summary>"give up MCA-1A2B3C4D": asks once more before anything is closed.</summary>
internal sealed class GiveUpCommand(RequestFinder finder, GiveUpRequest giveUp) : ICommand
{
    public string Name => "give up";

    public IReadOnlyList<string> Phrases { get; } = ["renoncer", "renoncer a"];

    public bool TakesArgument => true;

    public void ReadAhead(Turn turn, string argument, CancellationToken cancellationToken) =>
        finder.ReadAhead(turn, argument, cancellationToken);

    public async Task RunAsync(Turn turn, string argument, CancellationToken cancellationToken)
    {
        if (
            await finder.FindAsync(
                turn, argument, state => state is AttestationState.Approved or AttestationState.LinkIssued or AttestationState.HandedOff,
                cancellationToken) is
            { } attestation)
        {
            await giveUp.AskAsync(turn, attestation, cancellationToken);
        }
    }
}
