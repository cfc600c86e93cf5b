using McaBot.Attestations;
using McaBot.Cards;
using McaBot.Conversations.Actions;

namespace McaBot.Conversations.Commands;

/// <summary>"remind MCA-…": the way that needs no card.</summary>
public sealed class RemindCommand(Reminders reminders, OwnRequests own, Requests requests) : ICommand
{
    public string Name => "remind";

    public IReadOnlyList<string> Phrases { get; } = ["remind the approvers of", "relancer", "rappeler"];

    public bool TakesArgument => true;

    public async Task RunAsync(Turn turn, string argument, CancellationToken cancellationToken)
    {
        if (await own.FindAnyAsync(turn, argument, state => state == AttestationState.Requested, cancellationToken) is not { } attestation)
        {
            return;
        }

        var outcome = await reminders.RemindAsync(attestation.Key, turn.Speaker.Actor, turn.Correlation, cancellationToken);
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
            await requests.EndAsync(turn, outcome, Audience.Requester, cancellationToken);
        }
    }
}

/// <summary>"hand over MCA-…": shows to whom it can be handed over.</summary>
public sealed class HandOverCommand(HandOverRequest handOver, OwnRequests own) : ICommand
{
    public string Name => "hand over";

    public IReadOnlyList<string> Phrases { get; } = ["handover", "hand-over", "transmettre", "confier"];

    public bool TakesArgument => true;

    public async Task RunAsync(Turn turn, string argument, CancellationToken cancellationToken)
    {
        if (await own.FindWaitingAsync(turn, argument, cancellationToken) is { } attestation)
        {
            await handOver.AskAsync(turn, attestation.Key, [], cancellationToken);
        }
    }
}
