using McaBot.Attestations;
using McaBot.Cards;
using McaBot.Hosting;

namespace McaBot.Conversations.Actions;

/// <summary>An approver's decision. Who may is read live by the desk; the card only names the attestation.</summary>
public sealed class DecideRequest(AttestationDesk desk, Requests requests, Metrics metrics) : ICardAction
{
    public IReadOnlyList<string> Verbs { get; } = [Cards.Verbs.DecisionApprove, Cards.Verbs.DecisionReject];

    public async Task RunAsync(Turn turn, CardInput input, CancellationToken cancellationToken)
    {
        if (input.Key is not { } key)
        {
            turn.Notice(NoticeKind.UnknownAttestation);
            return;
        }

        var reason = ReasonForm.Check(input.Values);
        Outcome outcome;
        if (string.Equals(input.Verb, Cards.Verbs.DecisionApprove, StringComparison.Ordinal))
        {
            outcome = await desk.ApproveAsync(key, turn.Speaker.Actor, turn.Correlation, cancellationToken);
        }
        else if (!reason.IsValid)
        {
            await requests.ShowForAsync(
                turn,
                key,
                Audience.Approver,
                view => Task.FromResult(ApprovalCard.For(view, reason.Errors, input[Fields.Reason], turn.Culture)),
                cancellationToken);
            return;
        }
        else
        {
            outcome = await desk.RejectAsync(key, reason.Value!, turn.Speaker.Actor, turn.Correlation, cancellationToken);
        }

        if (outcome.IsDone)
        {
            metrics.Decided(Code.Of(outcome.Attestation!.State));
        }

        await requests.EndAsync(turn, outcome, Audience.Approver, cancellationToken);
    }
}
