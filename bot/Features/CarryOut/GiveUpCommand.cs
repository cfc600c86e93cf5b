using McaBot.Turns;
using McaBot.Views;

namespace McaBot.Features.CarryOut;

/// <summary>
/// "give up MCA-1A2B3C4D": asks once more before anything is closed. By its number also what somebody who left had asked for.
/// </summary>
internal sealed class GiveUpCommand(RequestFinder finder, GiveUpRequest giveUp) : ICommand
{
    public string Name => "give up";

    public IReadOnlyList<string> Phrases { get; } = ["renoncer", "renoncer a"];

    public bool TakesArgument => true;

    public bool AsksForYes => true;

    public void ReadAhead(Turn turn, string argument, CancellationToken cancellationToken) =>
        finder.ReadAhead(turn, argument, cancellationToken);

    public async Task RunAsync(Turn turn, string argument, CancellationToken cancellationToken)
    {
        if (
            await finder.FindAsync(
                turn, argument, state => state is AttestationState.Approved or AttestationState.LinkIssued or AttestationState.HandedOff,
                other => giveUp.IsForCallerAsync(turn, other, cancellationToken), cancellationToken) is
            { } attestation)
        {
            await giveUp.AskAsync(turn, attestation, cancellationToken);
        }
    }
}
