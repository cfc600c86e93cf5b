using McaBot.Features.Attest.Dialogs;
using McaBot.Features.Attest.Prefill;
using McaBot.Platform;
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
    DraftModels models,
    OldDraftCards oldCards,
    People people,
    OpenRequests openRequests,
    BlobDrafts blobs,
    DraftPrefill prefill,
    DraftCards cards,
    NewerStep newerStep,
    TimeProvider time)
{
    /// <summary>Begins to read what beginning a request needs.</summary>
    public void ReadAhead(Turn turn, CancellationToken cancellationToken) =>
        TurnScope.Ahead(() => openRequests.AreTooManyAsync(turn.Caller.ObjectId, null, cancellationToken));

    /// <summary>Fills in what is still empty of the request that is being written, and shows where it stands.</summary>
    public async Task AddAsync(Turn turn, Draft draft, Func<Draft, CancellationToken, Task> fill, CancellationToken cancellationToken)
    {
        draft.Asked = null;
        var context = await dialog.ContextAsync(turn, draft, cancellationToken);
        await fill(draft, cancellationToken);
        await context.RepromptDialogAsync(cancellationToken);
        cards.Keep(turn, draft);
    }

    /// <summary>Facts or a mail, pasted while no request is being written.</summary>
    /// <param name="customer">What the customer was called above them; null where nothing was said.</param>
    public async Task StartWithAsync(Turn turn, PastedText pasted, string? customer, CancellationToken cancellationToken)
    {
        var isTaken = false;
        var start = new RequestStart
        {
            Fill = (draft, token) =>
            {
                isTaken = true;
                return prefill.TakeAsync(turn, draft, pasted, customer, token);
            },
        };
        await StartAsync(turn, start, cancellationToken);
        if (!isTaken && await DraftAsync(turn, cancellationToken) is { Asked: DiscardQuestion.Resume })
        {
            turn.Answer.Say(Replies.FactsNotTaken(turn.Culture));
        }
    }

    public async Task StartAsync(Turn turn, RequestStart start, CancellationToken cancellationToken)
    {
        var (choice, model, customer) = start;
        var fill = start.Fill ?? (customer is null ? null : (draft, token) => prefill.TakeCustomerAsync(turn, draft, customer, token));
        var allowing = mayAttest.AllowsAsync(turn, cancellationToken);
        var reading = DraftAsync(turn, cancellationToken);
        ReadAhead(turn, cancellationToken);
        await Task.WhenAll(allowing, reading);
        if (!await allowing)
        {
            return;
        }

        // Also where a request is being written: the turn that began it may have failed to keep who writes it.
        turn.Pending.Add(people.UpsertAsync(turn.Caller.ToRecord(), cancellationToken));
        var draft = await reading;
        if (draft is null && turn.Input?.Draft is not null && string.Equals(choice, DataNames.Resume, StringComparison.Ordinal))
        {
            // There is nothing to go on with, and nobody asked for a new one.
            TellThereIsNothing(turn, NoticeKind.DraftGone);
            return;
        }

        if (draft is { HasContent: true } && AsksFirst(turn, draft, choice))
        {
            AskToDiscard(turn, draft, DiscardQuestion.StartOver);
            return;
        }

        draft?.Asked = null;
        var context = await dialog.ContextAsync(turn, draft, cancellationToken);
        var takesOver = string.Equals(choice, DataNames.Again, StringComparison.Ordinal);
        var asksAgain = (draft is { HasContent: false } && !takesOver) || string.Equals(choice, DataNames.Resume, StringComparison.Ordinal);
        if (draft is not null && asksAgain)
        {
            // The same message delivered twice, or begun twice, leaves the request on the screen alive.
            if (fill is not null && !draft.HasContent)
            {
                await fill(draft, cancellationToken);
            }

            await context.RepromptDialogAsync(cancellationToken);
            cards.Keep(turn, draft);
            return;
        }

        if (draft is { HasContent: true } && choice is not (DataNames.Fresh or DataNames.StartOver))
        {
            // What is written next answers this, and confirms nothing.
            (draft.Asked, draft.Shown) = (DiscardQuestion.Resume, null);
            turn.Answer.Show(ResumeCard.For(draft.View(), draft.StartedAt, turn.Culture, customer, model));
            cards.Keep(turn, draft);
            return;
        }

        if (await openRequests.AreTooManyAsync(turn.Caller.ObjectId, null, cancellationToken))
        {
            openRequests.NoticeTooMany(turn);
            return;
        }

        await context.CancelAllDialogsAsync(cancellationToken);
        var before = turn.Input is null ? draft?.Card : null;
        if (draft is not null)
        {
            await blobs.DeleteAsync(draft.Id, cancellationToken);
            DraftCards.Retire(turn, draft, turn.PressedCard ?? before);
        }

        var now = time.GetUtcNow();
        var begun = new Draft { Id = Guid.CreateVersion7(now), StartedAt = now, Person = turn.Caller.ObjectId, Card = before };
        var known = await models.TakeAsync(begun, turn.Caller.ObjectId, model, cancellationToken);
        await drafts.BeginAsync(turn.Context, begun, cancellationToken);
        if (fill is not null)
        {
            await fill(begun, cancellationToken);
        }

        await context.BeginDialogAsync(known ? DataNames.Steps.Confirm : DataNames.Steps.Scenario, null, cancellationToken);
        cards.Keep(turn, begun);
    }

    /// <summary>A button of the dialog's cards; one of an earlier draft gets told what became of it.</summary>
    public async Task PressAsync(Turn turn, CardInput input, CancellationToken cancellationToken)
    {
        ReadAhead(turn, input, cancellationToken);
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

        // A card with all its facts has a draft with content. Where there is none, it was sent since the conversation was read.
        if (draft is null || input.Draft != draft.Id || (input.Customer is not null && !draft.HasContent))
        {
            await oldCards.ExplainAsync(turn, input, cancellationToken);
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

    /// <summary>Which draft and which customer it is about says the card; what counts is what the conversation's state says.</summary>
    private void ReadAhead(Turn turn, CardInput input, CancellationToken cancellationToken)
    {
        if (input.Draft is { } draft)
        {
            blobs.ReadAhead(draft);
        }

        dialog.ReadAhead(turn, input, cancellationToken);
    }

    /// <summary>Whether what is typed may be an answer.</summary>
    public async Task<bool> IsWaitingAsync(Turn turn, CancellationToken cancellationToken) =>
        await DraftAsync(turn, cancellationToken) is not null;

    /// <returns>False when no dialog is running.</returns>
    public async Task<bool> TryContinueAsync(Turn turn, CancellationToken cancellationToken)
    {
        if (await DraftAsync(turn, cancellationToken) is not { } draft)
        {
            return await oldCards.TryShowSentAsync(turn, cancellationToken);
        }

        if (await newerStep.IsWaitingAsync(turn, draft.Id, cancellationToken)
            || (draft.Asked is { } asked && await TryAnswerAsync(turn, draft, asked, cancellationToken)))
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
            if (Questions.Read(turn.Text) is { } topic)
            {
                // No field has such an answer: the form waits on, with all that is in it.
                turn.Answer.Say($"{Replies.ToQuestion(topic, mayAttest.MayAttest, turn.Culture)} {Replies.FormWaits(turn.Culture)}");
                return true;
            }

            if (PastedText.Read(turn.Text, turn.Region)?.For(draft, context.ActiveDialog!.Id) is { } pasted)
            {
                await prefill.TakeAsync(turn, draft, pasted, customer: null, cancellationToken);
                await context.RepromptDialogAsync(cancellationToken);
            }
            else
            {
                await context.ContinueDialogAsync(cancellationToken);
            }
        }

        await AfterAsync(turn, context, cancellationToken);
        return true;
    }

    public async Task BackAsync(Turn turn, CancellationToken cancellationToken)
    {
        if (await DraftAsync(turn, cancellationToken) is not { } draft)
        {
            TellThereIsNothing(turn, NoticeKind.NothingToGoBackTo);
            return;
        }

        if (await newerStep.IsWaitingAsync(turn, draft.Id, cancellationToken))
        {
            return;
        }

        draft.Asked = null;
        var context = await dialog.ContextAsync(turn, draft, cancellationToken);
        await context.ReplaceDialogAsync(AttestDialog.Before(context.ActiveDialog!.Id), null, cancellationToken);
        cards.Keep(turn, draft);
    }

    /// <summary>"cancel" in words.</summary>
    public async Task CancelAsync(Turn turn, CancellationToken cancellationToken)
    {
        var draft = await DraftAsync(turn, cancellationToken);
        if (draft is null)
        {
            TellThereIsNothing(turn, NoticeKind.NothingToCancel);
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
    private static void TellThereIsNothing(Turn turn, NoticeKind kind)
    {
        if (!Drafts.HasLost(turn.Context))
        {
            turn.Notice(kind);
        }
    }

    private async Task CancelAsync(Turn turn, Draft draft, bool isSure, CancellationToken cancellationToken)
    {
        if (draft.HasContent && !isSure)
        {
            AskToDiscard(turn, draft, DiscardQuestion.Discard);
            return;
        }

        await DiscardAsync(turn, cancellationToken);
        turn.Notice(NoticeKind.Cancelled);
        DraftCards.Retire(turn, draft, turn.PressedCard);
    }

    private void AskToDiscard(Turn turn, Draft draft, string then)
    {
        DiscardQuestion.Ask(turn, draft, then);
        cards.Keep(turn, draft);
    }

    /// <summary>"start over" with something entered; or the button to discard one request, pressed when another is being written.</summary>
    private static bool AsksFirst(Turn turn, Draft draft, string? choice) =>
        string.Equals(choice, DataNames.StartOver, StringComparison.Ordinal)
        || (string.Equals(choice, DataNames.Fresh, StringComparison.Ordinal) && turn.Input?.Draft is { } shown && shown != draft.Id);

    /// <summary>What is typed after "Discard what you entered?".</summary>
    /// <returns>False where it is no answer to that: then it is one to the step.</returns>
    private async Task<bool> TryAnswerAsync(Turn turn, Draft draft, string asked, CancellationToken cancellationToken)
    {
        if (string.Equals(asked, DiscardQuestion.Resume, StringComparison.Ordinal))
        {
            var goesOn = DiscardQuestion.GoesOn(turn.Text);
            if (goesOn is true)
            {
                await StartAsync(turn, new RequestStart(DataNames.Resume), cancellationToken);
            }
            else if (goesOn is false)
            {
                AskToDiscard(turn, draft, DiscardQuestion.Discard);
            }
            else if (DiscardQuestion.IsUnclear(turn.Text))
            {
                turn.Answer.Say(Replies.ChooseOnCard(turn.Culture));
                return true;
            }

            return goesOn is not null;
        }

        switch (DiscardQuestion.Answer(turn.Text))
        {
            case true when string.Equals(asked, DiscardQuestion.StartOver, StringComparison.Ordinal):
                await StartAsync(turn, new RequestStart(DataNames.Fresh), cancellationToken);
                return true;
            case true:
                await CancelAsync(turn, draft, isSure: true, cancellationToken);
                return true;
            case false:
                await StartAsync(turn, new RequestStart(DataNames.Resume), cancellationToken);
                return true;
            default:
                if (!DiscardQuestion.IsUnclear(turn.Text))
                {
                    return false;
                }

                AskToDiscard(turn, draft, asked);
                turn.Answer.Say(Replies.ChooseOnCard(turn.Culture));
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
    private Task<Draft?> DraftAsync(Turn turn, CancellationToken cancellationToken) => drafts.GetAsync(turn.Context, cancellationToken);

    private async Task AfterAsync(Turn turn, DialogContext context, CancellationToken cancellationToken)
    {
        var draft = await DraftAsync(turn, cancellationToken);
        if (context.ActiveDialog is null)
        {
            await (turn.IsOnRecord && draft is not null
                ? drafts.EndAsync(turn.Context, draft.Id, cancellationToken)
                : drafts.ForgetAsync(turn.Context, draft?.Id, cancellationToken));
            if (draft is not null)
            {
                // On record, the card that was confirmed settles with the attestation's.
                DraftCards.Retire(turn, draft, turn.PressedCard ?? (turn.IsOnRecord ? draft.Card : null));
            }
        }
        else if (draft is not null && turn.Answer.Card is not null)
        {
            cards.Keep(turn, draft);
        }
    }
}
