using System.Collections.Frozen;
using McaBot.Features.Bulk.Sheets;
using McaBot.Platform;
using McaBot.Storage.Projections;
using McaBot.Turns;
using McaBot.Views;

namespace McaBot.Features.Bulk;

/// <summary>The requester's buttons: request what was read, look at what is wrong, discard it, and see how it goes.</summary>
internal sealed class BulkRequesterActions(
    AttestPolicy mayAttest, RecordsPolicy records, ReminderPolicy policy, RowChecks checks, PreviewStore previews, BulkStore store,
    BulkViews views, BulkFiles files, BulkRefresher refresher, People people, BulkQueue queue, TimeProvider time) : ICardAction
{
    private delegate Task Act(Turn turn, CardInput input, CancellationToken cancellationToken);

    public IReadOnlyList<string> Verbs => ByVerb.Keys;

    private FrozenDictionary<string, Act> ByVerb => field ??= new Dictionary<string, Act>
    {
        [Cards.Verbs.BulkConfirm] = ConfirmAsync,
        [Cards.Verbs.BulkProblems] = OfferProblemsAsync,
        [Cards.Verbs.BulkCancel] = DiscardAsync,
        [Cards.Verbs.BulkRefresh] = RefreshAsync,
        [Cards.Verbs.BulkOutcome] = OfferOutcomesAsync,
        [Cards.Verbs.BulkRemind] = RemindAsync,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>All of it is the person's own; to confirm takes a role besides.</summary>
    public async Task RunAsync(Turn turn, CardInput input, CancellationToken cancellationToken)
    {
        previews.ReadAhead(turn.Caller.ObjectId);
        store.ReadAheadOf(turn.Caller.ObjectId);
        var isConfirming = string.Equals(input.Verb, Cards.Verbs.BulkConfirm, StringComparison.Ordinal);
        if (isConfirming ? await mayAttest.AllowsAsync(turn, cancellationToken) : await records.AllowsOwnAsync(turn, cancellationToken))
        {
            await ByVerb[input.Verb](turn, input, cancellationToken);
        }
    }

    private async Task ConfirmAsync(Turn turn, CardInput input, CancellationToken cancellationToken)
    {
        var caller = turn.Caller;
        if (await previews.FindAsync(caller.ObjectId, input.Draft, cancellationToken) is not { Rows.Count: > 0 } preview)
        {
            await ShowConfirmedAsync(turn, input.Draft, cancellationToken);
            return;
        }

        // Whatever is told of its rows later finds the way to this chat.
        await people.UpsertAsync(caller.ToRecord(), cancellationToken);
        var request = await store.CreateAsync(
            serial => new BulkRequest(
                BulkRequest.IdOf(caller.ObjectId, preview.Rows, serial), preview.Id, caller.Actor, time.GetUtcNow(), turn.Correlation,
                turn.Culture.Name, caller.ServiceUrl, caller.Conversation, preview.Sha256, preview.Rows,
                turn.PressedPostedCard(Audience.Requester)),
            cancellationToken);
        turn.IsOnRecord = true;
        queue.Wake(request.Id);
        var noting = store.NoteForPersonAsync(request, cancellationToken);
        turn.ShowProgress(await views.ViewAsync(await views.SnapshotAsync(request, cancellationToken), cancellationToken), store);

        // Pressed again after a crash, the card finds what it showed, or the request in the person's list.
        await noting;
        await previews.ForgetAsync(caller.ObjectId, cancellationToken);
    }

    /// <summary>The second click of a double click finds the bulk request on record already.</summary>
    private async Task ShowConfirmedAsync(Turn turn, Guid? preview, CancellationToken cancellationToken)
    {
        // What was read ahead may be from before the first click had its outcome.
        TurnScope.ForgetAll();
        foreach (var known in (await store.OfPersonAsync(turn.Caller.ObjectId, cancellationToken)).Reverse().Take(3))
        {
            if (await views.FindAsync(known.Id, cancellationToken) is { } now && now.Batch.Preview == preview)
            {
                turn.ShowProgress(await views.ViewAsync(now, cancellationToken), store);
                return;
            }
        }

        turn.Notice(NoticeKind.BulkPreviewGone);
    }

    private async Task OfferProblemsAsync(Turn turn, CardInput input, CancellationToken cancellationToken)
    {
        if (await previews.FindAsync(turn.Caller.ObjectId, input.Draft, cancellationToken) is { } preview)
        {
            turn.Answer.Offer(await files.ProblemsAsync(turn.Caller.ObjectId, preview, checks.Earliest, turn.Culture, cancellationToken));
        }
        else
        {
            turn.Notice(NoticeKind.BulkPreviewGone);
        }
    }

    private async Task DiscardAsync(Turn turn, CardInput input, CancellationToken cancellationToken)
    {
        if (await previews.FindAsync(turn.Caller.ObjectId, input.Draft, cancellationToken) is not { } preview)
        {
            await ShowConfirmedAsync(turn, input.Draft, cancellationToken);
            return;
        }

        await previews.ForgetAsync(turn.Caller.ObjectId, cancellationToken);
        if (await store.FindOfPreviewAsync(preview, turn.Caller.ObjectId, cancellationToken) is { } requested)
        {
            // Pressed before, and its answer was lost: all of it is on record.
            await store.NoteForPersonAsync(requested, cancellationToken);
            turn.ShowProgress(await views.ViewAsync(await views.SnapshotAsync(requested, cancellationToken), cancellationToken), store);
            return;
        }

        turn.Notice(NoticeKind.BulkDiscarded);
    }

    private async Task RefreshAsync(Turn turn, CardInput input, CancellationToken cancellationToken)
    {
        if (await MineAsync(turn, input, cancellationToken) is { } now)
        {
            await refresher.RefreshAsync(now, cancellationToken);
            turn.Answer.Show(BulkProgressCard.For(await views.ViewAsync(now, cancellationToken), turn.Culture));
        }
    }

    private async Task RemindAsync(Turn turn, CardInput input, CancellationToken cancellationToken)
    {
        if (await MineAsync(turn, input, cancellationToken) is not { } now)
        {
            return;
        }

        if (now.Stage == BulkStage.Waiting && await queue.TryRemindAsync(now.Batch.Id, cancellationToken))
        {
            turn.IsOnRecord = true;
            turn.Answer.Say(BulkTexts.Reminded(now.Batch.Id, turn.Culture));
        }
        else if (now.Stage == BulkStage.Waiting)
        {
            var from = policy.MayRemindFrom(BulkReminders.ToldAt(now.Batch, now.State));
            turn.Notice(NoticeKind.RemindedLately, from: from > time.GetUtcNow() ? from : null);
        }
        else
        {
            // Nobody to remind: the card says how it stands.
            turn.Answer.Show(BulkProgressCard.For(await views.ViewAsync(now, cancellationToken), turn.Culture));
        }
    }

    private async Task OfferOutcomesAsync(Turn turn, CardInput input, CancellationToken cancellationToken)
    {
        if (!turn.Caller.IsPersonalChat)
        {
            turn.Notice(NoticeKind.OnlyInPersonalChat);
        }
        else if (await MineAsync(turn, input, cancellationToken) is { } now)
        {
            turn.Answer.Offer(await files.OutcomesAsync(
                turn.Caller.ObjectId, turn.Caller.Name, now, turn.Culture, cancellationToken));
        }
    }

    private async Task<BulkSnapshot?> MineAsync(Turn turn, CardInput input, CancellationToken cancellationToken)
    {
        if (
            input.Batch is { } id
            && await views.FindAsync(id, cancellationToken) is { } now
            && now.Batch.Requester.ObjectId == turn.Caller.ObjectId)
        {
            if (now.Batch.IsAsConfirmed)
            {
                return now;
            }

            turn.Notice(NoticeKind.FactsAltered);
            return null;
        }

        turn.Notice(NoticeKind.BulkUnknown);
        return null;
    }
}
