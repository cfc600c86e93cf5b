using McaBot.Turns;

namespace McaBot.Features.CarryOut;

/// <summary>"by hand MCA-1A2B3C4D".</summary>
internal sealed class ByHandCommand(RequesterActions acts) : ICommand
{
    public string Name => "by hand";

    public IReadOnlyList<string> Phrases { get; } = ["carry out by hand", "a la main", "realiser a la main"];

    public bool TakesArgument => true;

    public bool NeedsNumberWhileWriting => true;

    public void ReadAhead(Turn turn, string argument, CancellationToken cancellationToken) =>
        acts.ReadAhead(turn, argument, cancellationToken);

    public Task RunAsync(Turn turn, string argument, CancellationToken cancellationToken) => acts.RunAsync(
        turn, Verbs.RequestByHand, argument, [AttestationState.Approved, AttestationState.LinkIssued], cancellationToken);
}
