using McaBot.Platform;
using McaBot.Turns;
using McaBot.Views;

namespace McaBot.Features.Decide;

/// <summary>
/// An approver hands the decision over: first to whom, then done. Who may, and to whom, is read live by AttestationService.
/// </summary>
internal sealed class HandOverRequest(
    ReminderService reminders, ApproverPolicy approvers, IDirectory directory, AttestationPresenter presenter, AttestationViews views,
    IBulkWatch bulk) : ICardAction
{
    public IReadOnlyList<string> Verbs { get; } = [Cards.Verbs.DecisionHandOver];

    public async Task RunAsync(Turn turn, CardInput input, CancellationToken cancellationToken)
    {
        if (input.Key is not { } key)
        {
            turn.Notice(NoticeKind.UnknownAttestation);
        }
        else if (input.Id(Fields.HandOverTo) is { } to)
        {
            presenter.ReadAhead(turn, key, cancellationToken);
            if (input.Requester is { } requester)
            {
                TurnScope.Ahead(() => directory.ManagerOfAsync(requester, cancellationToken));
            }

            await HandOverAsync(turn, key, to, cancellationToken);
        }
        else
        {
            ReadAhead(cancellationToken);
            await AskAsync(
                turn, key, input[Fields.HandOverTo] is null ? [] : [new FieldError(Fields.HandOverTo, FieldProblem.Missing)],
                cancellationToken);
        }
    }

    /// <summary>Begins to read whom it can be handed over to.</summary>
    public void ReadAhead(CancellationToken cancellationToken) =>
        TurnScope.Ahead(() => directory.ApproverGroupAsync(cancellationToken));

    /// <summary>Shows whom it can be handed over to.</summary>
    public Task AskAsync(Turn turn, AttestationKey key, IReadOnlyList<FieldError> errors, CancellationToken cancellationToken) =>
    presenter.ShowForAsync(
        turn,
        key,
        Audience.Approver,
        async view =>
            view is { IsAltered: false, Attestation.State: AttestationState.Requested }
                ? HandOverCard.For(
                    view, await approvers.SuccessorsAsync(turn.Caller.ObjectId, view.Attestation.Requester.ObjectId, cancellationToken),
                    errors, turn.Culture)
                : ApprovalCard.For(view, [], null, turn.Culture),
        cancellationToken);

    private async Task HandOverAsync(Turn turn, AttestationKey key, Guid to, CancellationToken cancellationToken)
    {
        var outcome = await reminders.HandOverAsync(key, to, turn.Caller.Actor, turn.Correlation, cancellationToken);
        if (!outcome.IsDone)
        {
            await presenter.EndAsync(turn, outcome, Audience.Approver, cancellationToken);
            return;
        }

        turn.IsOnRecord = true;
        if (outcome.Attestation!.Request.Batch is { } batch)
        {
            bulk.RowMoved(batch);
        }

        turn.Answer.Show(ApprovalCard.ForReplaced(await views.ViewAsync(outcome.Attestation!, cancellationToken), turn.Culture));
    }
}
