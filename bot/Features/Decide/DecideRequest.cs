using McaBot.Platform;
using McaBot.Platform.Telemetry;
using McaBot.Turns;
using McaBot.Views;

namespace McaBot.Features.Decide;

/// <summary>An approver's decision. Who may is read live by AttestationService; the card only names the attestation.</summary>
internal sealed class DecideRequest(
    AttestationService attestations, AttestationPresenter presenter, IDirectory directory, Metrics metrics) : ICardAction
{
    public IReadOnlyList<string> Verbs { get; } = [Cards.Verbs.DecisionApprove, Cards.Verbs.DecisionReject];

    public async Task RunAsync(Turn turn, CardInput input, CancellationToken cancellationToken)
    {
        if (input.Key is not { } key)
        {
            turn.Notice(NoticeKind.UnknownAttestation);
            return;
        }

        if (input.Requester is { } requester)
        {
            TurnScope.Ahead(() => directory.ManagerOfAsync(requester, cancellationToken));
        }

        var isApproval = string.Equals(input.Verb, Cards.Verbs.DecisionApprove, StringComparison.Ordinal);
        var words = isApproval ? CommentForm.Check(input.Values) : ReasonForm.Check(input.Values);
        if (words.Value is not { } said)
        {
            var field = isApproval ? Fields.Comment : Fields.Reason;
            await presenter.ShowForAsync(
                turn, key, Audience.Approver, view => Task.FromResult(ApprovalCard.For(view, words.Errors, input[field], turn.Culture)),
                cancellationToken);
            return;
        }

        var outcome = await attestations.DecideAsync(
            key, new Decision(isApproval, said), turn.Caller.Actor, turn.Correlation, cancellationToken);
        if (outcome is { IsDone: true, Attestation: { } made })
        {
            metrics.Decided(Code.Of(made.State), made.TimeToDecide);
        }

        await presenter.EndAsync(turn, outcome, Audience.Approver, cancellationToken);
    }
}
