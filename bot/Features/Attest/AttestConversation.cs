using McaBot.Attestations;
using McaBot.Cards;
using McaBot.Features.Attest.Dialogs;
using McaBot.Storage;
using McaBot.Storage.Projections;
using McaBot.Turns;
using McaBot.Turns.Limits;
using McaBot.Views;
using Microsoft.Bot.Builder.Dialogs;

namespace McaBot.Features.Attest;

/// <summary>Starts, continues, resumes and discards the attest dialog of a personal chat.</summary>
internal sealed class AttestConversation(
    Drafts drafts,
    AttestDialog dialog,
    AttestPolicy mayAttest,
    RecordsPolicy records,
    ILedger ledger,
    AttestationViews views,
    DraftModels models,
    People people,
    DisplayNameCache displayNames,
    OpenRequests openRequests,
    BlobDrafts blobs,
    TimeProvider time)
{
    /// <param name="choice">
    /// <see cref="DataNames.Fresh"/>, <see cref="DataNames.StartOver"/>, <see cref="DataNames.Resume"/>, or null to ask where something
    /// unfinished is there.
    /// </param>
    /// <param name="model">With <see cref="DataNames.Again"/>: the person's own attestation whose facts are taken over, to be checked and changed.</param>
    public async Task StartAsync(Turn turn, string? choice, AttestationKey? model, CancellationToken cancellationToken)
    {
        if (!await mayAttest.AllowsAsync(turn, cancellationToken))
        {
            return;
        }

        var draft = await DraftAsync(turn, cancellationToken);
        if (draft is { HasContent: true } && AsksFirst(turn, draft, choice))
        {
            DiscardQuestion.Ask(turn, draft, DiscardQuestion.StartOver);
            return;
        }

        draft?.Asked = null;
        var context = await dialog.ContextAsync(turn, draft, cancellationToken);
        var asksAgain = draft is { HasContent: false } || string.Equals(choice, DataNames.Resume, StringComparison.Ordinal);
        if (draft is not null && asksAgain)
        {
            // The same message delivered twice, or begun twice, leaves the card on the screen alive.
            await context.RepromptDialogAsync(cancellationToken);
            KeepCard(turn, draft);
            return;
        }

        if (draft is { HasContent: true } && choice is not (DataNames.Fresh or DataNames.StartOver))
        {
            turn.Answer.Show(ResumeCard.For(draft.View(), draft.StartedAt, turn.Culture));
            return;
        }

        if (await openRequests.AreTooManyAsync(turn.Caller.ObjectId, null, cancellationToken))
        {
            turn.NoticeTooManyOpen(openRequests);
            return;
        }

        await people.UpsertAsync(turn.Caller.ToRecord(), cancellationToken);
        displayNames.Note(turn.Caller.ObjectId, turn.Caller.Name);
        await context.CancelAllDialogsAsync(cancellationToken);
        if (draft is not null)
        {
            await blobs.DeleteAsync(draft.Id, cancellationToken);
        }

        var now = time.GetUtcNow();
        var begun = new Draft { Id = Guid.CreateVersion7(now), StartedAt = now, Person = turn.Caller.ObjectId };
        var known = string.Equals(choice, DataNames.Again, StringComparison.Ordinal) && await models.TakeAsync(begun, turn.Caller.ObjectId, model, cancellationToken);
        await drafts.BeginAsync(turn.Context, begun, cancellationToken);
        await context.BeginDialogAsync(known ? DataNames.Steps.Confirm : DataNames.Steps.Scenario, null, cancellationToken);
        await AfterAsync(turn, context, cancellationToken);
    }

    /// <summary>A button of the dialog's cards; one of an earlier draft gets told what became of it.</summary>
    public async Task PressAsync(Turn turn, CardInput input, CancellationToken cancellationToken)
    {
        var draft = await DraftAsync(turn, cancellationToken);
        if (Drafts.HasLost(turn.Context))
        {
            // That is told; the card stays, with what it still shows.
            return;
        }

        if (draft is not null && input.Draft is { } shown && shown != draft.Id)
        {
            draft = await drafts.GoOnAsync(turn.Context, draft, shown, turn.Caller.ObjectId, cancellationToken);
        }

        if (draft is null || input.Draft != draft.Id)
        {
            await ExplainOldCardAsync(turn, input, cancellationToken);
            return;
        }

        var context = await dialog.ContextAsync(turn, draft, cancellationToken);
        if (string.Equals(input.Verb, Verbs.AttestCancel, StringComparison.Ordinal))
        {
            var isSure = string.Equals(input[DataNames.Choice], DataNames.Confirmed, StringComparison.Ordinal);
            await CancelAsync(turn, draft, isSure, cancellationToken);
        }
        else if (string.Equals(input.Verb, Verbs.CardRefresh, StringComparison.Ordinal))
        {
            await context.RepromptDialogAsync(cancellationToken);
        }
        else
        {
            draft.Asked = null;
            await context.ContinueDialogAsync(cancellationToken);
            await AfterAsync(turn, context, cancellationToken);
        }
    }

    /// <returns>False when no dialog is running.</returns>
    public async Task<bool> TryContinueAsync(Turn turn, CancellationToken cancellationToken)
    {
        if (await DraftAsync(turn, cancellationToken) is not { } draft)
        {
            return false;
        }

        if (draft.Asked is { } asked && await TryAnswerAsync(turn, draft, asked, cancellationToken))
        {
            return true;
        }

        draft.Asked = null;
        var context = await dialog.ContextAsync(turn, draft, cancellationToken);
        if (turn.Delivery.Name is { } delivery && string.Equals(draft.Heard, delivery, StringComparison.Ordinal))
        {
            // Taken by a turn that died before it was acknowledged.
            await context.RepromptDialogAsync(cancellationToken);
        }
        else
        {
            draft.Heard = turn.Delivery.Name;
            await context.ContinueDialogAsync(cancellationToken);
        }

        await AfterAsync(turn, context, cancellationToken);
        return true;
    }

    public async Task BackAsync(Turn turn, CancellationToken cancellationToken)
    {
        if (await DraftAsync(turn, cancellationToken) is not { } draft)
        {
            TellThereIsNothing(turn);
            return;
        }

        draft.Asked = null;
        var context = await dialog.ContextAsync(turn, draft, cancellationToken);
        await context.ReplaceDialogAsync(AttestDialog.Before(context.ActiveDialog!.Id), null, cancellationToken);
        KeepCard(turn, draft);
    }

    /// <summary>"cancel" in words.</summary>
    public async Task CancelAsync(Turn turn, CancellationToken cancellationToken)
    {
        var draft = await DraftAsync(turn, cancellationToken);
        if (draft is null)
        {
            TellThereIsNothing(turn);
        }
        else if (draft.Asked is { } asked && DiscardQuestion.Answer(turn.Text) is not null)
        {
            // "abandonner" is a command, and a word for yes.
            await TryAnswerAsync(turn, draft, asked, cancellationToken);
        }
        else
        {
            await CancelAsync(turn, draft, isSure: false, cancellationToken);
        }
    }

    /// <summary>What was lost is gone already, and told.</summary>
    private static void TellThereIsNothing(Turn turn)
    {
        if (!Drafts.HasLost(turn.Context))
        {
            turn.Notice(NoticeKind.NothingToCancel);
        }
    }

    private async Task CancelAsync(Turn turn, Draft draft, bool isSure, CancellationToken cancellationToken)
    {
        if (draft.HasContent && !isSure)
        {
            DiscardQuestion.Ask(turn, draft, DiscardQuestion.Discard);
            return;
        }

        await DiscardAsync(turn, cancellationToken);
        turn.Notice(NoticeKind.Cancelled);
    }

    /// <summary>"start over" with something entered; or the button to discard one request, pressed when another is being written.</summary>
    private static bool AsksFirst(Turn turn, Draft draft, string? choice) =>
        string.Equals(choice, DataNames.StartOver, StringComparison.Ordinal)
        || (string.Equals(choice, DataNames.Fresh, StringComparison.Ordinal) && turn.Input?.Draft is { } shown && shown != draft.Id);

    /// <summary>What is typed after "Discard what you entered?".</summary>
    /// <returns>False where it is no answer to that: then it is one to the step.</returns>
    private async Task<bool> TryAnswerAsync(Turn turn, Draft draft, string asked, CancellationToken cancellationToken)
    {
        switch (DiscardQuestion.Answer(turn.Text))
        {
            case true when string.Equals(asked, DiscardQuestion.StartOver, StringComparison.Ordinal):
                await StartAsync(turn, DataNames.Fresh, null, cancellationToken);
                return true;
            case true:
                await CancelAsync(turn, draft, isSure: true, cancellationToken);
                return true;
            case false:
                await StartAsync(turn, DataNames.Resume, null, cancellationToken);
                return true;
            default:
                if (!DiscardQuestion.IsUnclear(turn.Text))
                {
                    return false;
                }

                DiscardQuestion.Ask(turn, draft, asked);
                return true;
        }
    }

    private async Task DiscardAsync(Turn turn, CancellationToken cancellationToken)
    {
        if (await drafts.WhichAsync(turn.Context, cancellationToken) is { } draft)
        {
            var context = await dialog.ContextAsync(turn, null, cancellationToken);
            await context.CancelAllDialogsAsync(cancellationToken);
            await drafts.ForgetAsync(turn.Context, draft, cancellationToken);
        }
    }

    /// <summary>The draft being filled in, which is there as long as the dialog runs. Looking for it stores nothing.</summary>
    private async Task<Draft?> DraftAsync(Turn turn, CancellationToken cancellationToken) =>
        await drafts.GetAsync(turn.Context, cancellationToken);

    private async Task AfterAsync(Turn turn, DialogContext context, CancellationToken cancellationToken)
    {
        var draft = await DraftAsync(turn, cancellationToken);
        if (context.ActiveDialog is null)
        {
            await drafts.ForgetAsync(turn.Context, draft?.Id, cancellationToken);
        }
        else if (draft is not null)
        {
            KeepCard(turn, draft);
        }
    }

    /// <summary>Which message carries the card now: a request confirmed in words makes that card settle.</summary>
    private void KeepCard(Turn turn, Draft draft) => turn.Answer.CardPosted = (message, cancellationToken) =>
    {
        draft.Card = message;
        return drafts.SaveAsync(turn.Context, cancellationToken);
    };

    private async Task ExplainOldCardAsync(Turn turn, CardInput input, CancellationToken cancellationToken)
    {
        // The second click of a double click on "confirm" finds its request on record already.
        if (input.Draft is { } id && Guid.TryParseExact(input[DataNames.Customer], "D", out var customer)
            && (await ledger.ReadAsync(customer, cancellationToken)).Find(id) is { } attestation
            && attestation.Requester.ObjectId == turn.Caller.ObjectId)
        {
            if (await records.AllowsOwnAsync(turn, cancellationToken))
            {
                var view = await views.OfAsync(attestation, Audience.Requester, turn.Caller.ObjectId, null, cancellationToken);
                turn.Answer.Show(RequestCard.For(view, [], null, turn.Culture));
            }

            return;
        }

        turn.Notice(NoticeKind.DraftGone);
    }
}
