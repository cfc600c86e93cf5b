using McaBot.Attestations;
using McaBot.Cards;
using McaBot.Platform.Telemetry;
using McaBot.Turns;
using McaBot.Views;

namespace McaBot.Features.Decide;

/// <summary>An approver's decision. Who may is read live by AttestationService; the card only names the attestation.</summary>
internal sealed class DecideRequest(AttestationService attestations, AttestationPresenter presenter, Metrics metrics) : ICardAction
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
            outcome = await attestations.ApproveAsync(key, turn.Caller.Actor, turn.Correlation, cancellationToken);
        }
        else if (!reason.IsValid)
        {
            await presenter.ShowForAsync(
                turn,
                key,
                Audience.Approver,
                view => Task.FromResult(ApprovalCard.For(view, reason.Errors, input[Fields.Reason], turn.Culture)),
                cancellationToken);
            return;
        }
        else
        {
            outcome = await attestations.RejectAsync(key, reason.Value!, turn.Caller.Actor, turn.Correlation, cancellationToken);
        }

        if (outcome is { IsDone: true, Attestation: { } made })
        {
            metrics.Decided(Code.Of(made.State), made.TimeToDecide);
        }

        await presenter.EndAsync(turn, outcome, Audience.Approver, cancellationToken);
    }
}
