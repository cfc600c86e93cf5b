using McaBot.Turns;
using McaBot.Views;

namespace McaBot.Features.Decide;

/// <summary>"remind MCA-…": the way that needs no card.</summary>
internal sealed class RemindCommand(Reminders reminders, RequestFinder finder, AttestationPresenter presenter) : ICommand
{
    public string Name => "remind";

    public CommandListing? Listing { get; } = new(50, null, "Remind");

    public IReadOnlyList<string> Phrases { get; } = ["remind the approvers of", "relancer", "rappeler"];

    public bool TakesArgument => true;

    public void ReadAhead(Turn turn, string argument, CancellationToken cancellationToken)
    {
        finder.ReadAhead(turn, argument, cancellationToken);
        reminders.ReadAhead(turn.Caller.ObjectId, cancellationToken);
    }

    public async Task RunAsync(Turn turn, string argument, CancellationToken cancellationToken)
    {
        if (
            await finder.FindAnyAsync(turn, argument, state => state == AttestationState.Requested, cancellationToken)
            is not { } attestation)
        {
            return;
        }

        var outcome = await reminders.RemindAsync(attestation.Key, turn.Caller.Actor, turn.Correlation, cancellationToken);
        if (outcome.IsDone)
        {
            turn.IsOnRecord = true;
            turn.Answer.Say(outcome.Attestation switch
            {
                { IsToldWithBatch: true, Request.Batch: { } batch } => BulkTexts.Reminded(batch, turn.Culture),
                { } present when Reminders.AskedInstead(present) is { } cause =>
                    Replies.AskedInstead(cause, attestation.Number, turn.Culture),
                _ => Replies.Reminded(attestation.Number, turn.Culture),
            });
        }
        else
        {
            await presenter.EndAsync(turn, outcome, Audience.Requester, cancellationToken);
        }
    }
}
