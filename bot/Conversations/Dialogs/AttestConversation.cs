using McaBot.Attestations;
using McaBot.Cards;
using McaBot.Conversations.Limits;
using McaBot.Ledger;
using McaBot.Presentation;
using Microsoft.Bot.Builder.Dialogs;

namespace McaBot.Conversations.Dialogs;

/// <summary>Starts, continues, resumes and discards the attest dialog of a personal chat.</summary>
public sealed class AttestConversation(
    Drafts drafts,
    AttestDialog dialog,
    AttestPolicy mayAttest,
    ILedger ledger,
    AttestationViews views,
    DraftModels models,
    People people,
    NameBook names,
    OpenRequests openRequests,
    BlobDrafts blobs,
    TimeProvider time)
{
    /// <param name="choice"><see cref="DataNames.Fresh"/>, <see cref="DataNames.Resume"/>, or null to ask where something unfinished is there.</param>
    /// <param name="model">With <see cref="DataNames.Again"/>: the person's own attestation whose facts are taken over, to be checked and changed.</param>
    public async Task StartAsync(Turn turn, string? choice, CancellationToken cancellationToken, AttestationKey? model = null)
    {
        if (await mayAttest.RoleToAttestAsync(turn.Speaker.ObjectId, cancellationToken) is null)
        {
            turn.Notice(NoticeKind.RoleMissing, roles: mayAttest.MayAttest);
            return;
        }

        var draft = await DraftAsync(turn, cancellationToken);
        var context = await dialog.ContextAsync(turn, draft, cancellationToken);
        var asksAgain = draft is { HasContent: false } || string.Equals(choice, DataNames.Resume, StringComparison.Ordinal);
        if (draft is not null && asksAgain)
        {
            // The same message delivered twice, or begun twice, leaves the card on the screen alive.
            await context.RepromptDialogAsync(cancellationToken);
            KeepCard(turn, draft);
            return;
        }

        if (draft is { HasContent: true } && !string.Equals(choice, DataNames.Fresh, StringComparison.Ordinal))
        {
            turn.Answer.Show(ResumeCard.For(draft.View(), draft.StartedAt, turn.Culture));
            return;
        }

        if (await openRequests.AreTooManyAsync(turn.Speaker.ObjectId, null, cancellationToken))
        {
            turn.NoticeTooManyOpen(openRequests);
            return;
        }

        await people.UpsertAsync(turn.Speaker.ToRecord(), cancellationToken);
        names.Note(turn.Speaker.ObjectId, turn.Speaker.Name);
        await context.CancelAllDialogsAsync(cancellationToken);
        if (draft is not null)
        {
            await blobs.DeleteAsync(draft.Id, cancellationToken);
        }

        var now = time.GetUtcNow();
        var begun = new Draft { Id = Guid.CreateVersion7(now), StartedAt = now, Person = turn.Speaker.ObjectId };
        var known = string.Equals(choice, DataNames.Again, StringComparison.Ordinal) && await models.TakeAsync(begun, turn.Speaker.ObjectId, model, cancellationToken);
        await drafts.BeginAsync(turn.Context, begun, cancellationToken);
        await context.BeginDialogAsync(known ? DataNames.Steps.Confirm : DataNames.Steps.Scenario, null, cancellationToken);
        await AfterAsync(turn, context, cancellationToken);
    }

    /// <summary>A button of the dialog's cards; one of an earlier draft gets told what became of it.</summary>
    public async Task PressAsync(Turn turn, CardInput input, CancellationToken cancellationToken)
    {
        var draft = await DraftAsync(turn, cancellationToken);
        if (draft is not null && input.Draft is { } shown && shown != draft.Id)
        {
            draft = await drafts.GoOnAsync(turn.Context, draft, shown, turn.Speaker.ObjectId, cancellationToken);
        }

        if (draft is null || input.Draft != draft.Id)
        {
            await ExplainOldCardAsync(turn, input, cancellationToken);
            return;
        }

        var context = await dialog.ContextAsync(turn, draft, cancellationToken);
        if (string.Equals(input.Verb, Verbs.AttestCancel, StringComparison.Ordinal))
        {
            await DiscardAsync(turn, cancellationToken);
            turn.Notice(NoticeKind.Cancelled);
        }
        else if (string.Equals(input.Verb, Verbs.CardRefresh, StringComparison.Ordinal))
        {
            await context.RepromptDialogAsync(cancellationToken);
        }
        else
        {
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

        var context = await dialog.ContextAsync(turn, draft, cancellationToken);
        await context.ContinueDialogAsync(cancellationToken);
        await AfterAsync(turn, context, cancellationToken);
        return true;
    }

    public async Task BackAsync(Turn turn, CancellationToken cancellationToken)
    {
        if (await DraftAsync(turn, cancellationToken) is not { } draft)
        {
            turn.Notice(NoticeKind.NothingToCancel);
            return;
        }

        var context = await dialog.ContextAsync(turn, draft, cancellationToken);
        await context.ReplaceDialogAsync(AttestDialog.Before(context.ActiveDialog!.Id), null, cancellationToken);
        KeepCard(turn, draft);
    }

    /// <returns>False when there was nothing to discard.</returns>
    public async Task<bool> DiscardAsync(Turn turn, CancellationToken cancellationToken)
    {
        if (await drafts.WhichAsync(turn.Context, cancellationToken) is not { } draft)
        {
            return false;
        }

        var context = await dialog.ContextAsync(turn, null, cancellationToken);
        await context.CancelAllDialogsAsync(cancellationToken);
        await drafts.ForgetAsync(turn.Context, draft, cancellationToken);
        return true;
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
            && attestation.Requester.ObjectId == turn.Speaker.ObjectId)
        {
            turn.Answer.Show(RequestCard.For(await views.OfAsync(attestation, Audience.Requester, turn.Speaker.ObjectId, cancellationToken), [], null, turn.Culture));
            return;
        }

        turn.Notice(NoticeKind.DraftGone);
    }
}
