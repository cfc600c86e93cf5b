using McaBot.Turns;
using McaBot.Views;

namespace McaBot.Features.Decide;

/// <summary>"hand over MCA-…": shows to whom it can be handed over.</summary>
internal sealed class HandOverCommand(HandOverRequest handOver, RequestFinder finder) : ICommand
{
    public string Name => "hand over";

    public CommandListing? Listing { get; } = new(60, null, "HandOver");

    public IReadOnlyList<string> Phrases { get; } = ["handover", "hand-over", "transmettre", "confier"];

    public bool TakesArgument => true;

    public void ReadAhead(Turn turn, string argument, CancellationToken cancellationToken)
    {
        finder.ReadAhead(turn, argument, cancellationToken);
        handOver.ReadAhead(cancellationToken);
    }

    public async Task RunAsync(Turn turn, string argument, CancellationToken cancellationToken)
    {
        if (await finder.FindWaitingAsync(turn, argument, cancellationToken) is { } attestation)
        {
            await handOver.AskAsync(turn, attestation.Key, [], cancellationToken);
        }
    }
}
