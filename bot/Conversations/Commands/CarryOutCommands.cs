using McaBot.Attestations;
using McaBot.Cards;
using McaBot.Conversations.Actions;

namespace McaBot.Conversations.Commands;

/// <summary>"accepted MCA-1A2B3C4D": the customer has accepted behind the link.</summary>
public sealed class AcceptedCommand(OwnRequests own, RequesterActs acts) : ICommand
{
    public string Name => "accepted";

    public IReadOnlyList<string> Phrases { get; } = ["customer accepted", "the customer has accepted", "accepte", "client a accepte", "le client a accepte"];

    public bool TakesArgument => true;

    public async Task RunAsync(Turn turn, string argument, CancellationToken cancellationToken)
    {
        if (await own.FindAsync(turn, argument, state => state == AttestationState.LinkIssued, cancellationToken) is { } attestation)
        {
            await acts.RunAsync(turn, Verbs.RequestAccepted, attestation.Key, cancellationToken);
        }
    }
}

/// <summary>"new link MCA-1A2B3C4D": the first link could not be made, or the last has expired.</summary>
public sealed class NewLinkCommand(OwnRequests own, RequesterActs acts) : ICommand
{
    public string Name => "new link";

    public IReadOnlyList<string> Phrases { get; } = ["get a new link", "nouveau lien", "obtenir un nouveau lien"];

    public bool TakesArgument => true;

    public async Task RunAsync(Turn turn, string argument, CancellationToken cancellationToken)
    {
        if (await own.FindAsync(turn, argument, state => state is AttestationState.Approved or AttestationState.LinkIssued, cancellationToken) is { } attestation)
        {
            await acts.RunAsync(turn, Verbs.RequestLink, attestation.Key, cancellationToken);
        }
    }
}

/// <summary>"by hand MCA-1A2B3C4D".</summary>
public sealed class ByHandCommand(OwnRequests own, RequesterActs acts) : ICommand
{
    public string Name => "by hand";

    public IReadOnlyList<string> Phrases { get; } = ["carry out by hand", "a la main", "realiser a la main"];

    public bool TakesArgument => true;

    public async Task RunAsync(Turn turn, string argument, CancellationToken cancellationToken)
    {
        if (await own.FindAsync(turn, argument, state => state is AttestationState.Approved or AttestationState.LinkIssued, cancellationToken) is { } attestation)
        {
            await acts.RunAsync(turn, Verbs.RequestByHand, attestation.Key, cancellationToken);
        }
    }
}

/// <summary>"give up MCA-1A2B3C4D": asks once more before anything is closed.</summary>
public sealed class GiveUpCommand(OwnRequests own, GiveUpRequest giveUp) : ICommand
{
    public string Name => "give up";

    public IReadOnlyList<string> Phrases { get; } = ["renoncer", "renoncer a"];

    public bool TakesArgument => true;

    public async Task RunAsync(Turn turn, string argument, CancellationToken cancellationToken)
    {
        if (await own.FindAsync(turn, argument, state => state is AttestationState.Approved or AttestationState.LinkIssued or AttestationState.HandedOff, cancellationToken) is { } attestation)
        {
            await giveUp.AskAsync(turn, attestation, cancellationToken);
        }
    }
}
