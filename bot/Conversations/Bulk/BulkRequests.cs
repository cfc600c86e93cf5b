using System.Collections.Frozen;
using McaBot.Attestations;
using McaBot.Bulk;
using McaBot.Cards;
using McaBot.Conversations.Actions;
using McaBot.Ledger;

namespace McaBot.Conversations.Bulk;

/// <summary>The requester's buttons: request what was read, look at what is wrong, discard it, and see how it goes.</summary>
internal sealed class BulkRequests : ICardAction
{
    private readonly AttestPolicy mayAttest;
    private readonly RecordsPolicy records;
    private readonly LifePolicy policy;
    private readonly RowChecks checks;
    private readonly Previews previews;
    private readonly Batches batches;
    private readonly BatchViews views;
    private readonly BatchFiles files;
    private readonly BatchLooks looks;
    private readonly People people;
    private readonly BatchRunner runner;
    private readonly TimeProvider time;
    private readonly FrozenDictionary<string, Func<Turn, CardInput, CancellationToken, Task>> byVerb;

    public BulkRequests(
        AttestPolicy mayAttest, RecordsPolicy records, LifePolicy policy, RowChecks checks, Previews previews, Batches batches,
        BatchViews views, BatchFiles files, BatchLooks looks, People people, BatchRunner runner, TimeProvider time)
    {
        (this.mayAttest, this.records, this.policy, this.checks) = (mayAttest, records, policy, checks);
        (this.previews, this.batches, this.views) = (previews, batches, views);
        (this.files, this.looks, this.people, this.runner, this.time) = (files, looks, people, runner, time);
        byVerb = new Dictionary<string, Func<Turn, CardInput, CancellationToken, Task>>
        {
            [Cards.Verbs.BulkConfirm] = ConfirmAsync,
            [Cards.Verbs.BulkProblems] = OfferProblemsAsync,
            [Cards.Verbs.BulkCancel] = DiscardAsync,
            [Cards.Verbs.BulkRefresh] = RefreshAsync,
            [Cards.Verbs.BulkOutcome] = OfferOutcomesAsync,
            [Cards.Verbs.BulkRemind] = RemindAsync,
        }.ToFrozenDictionary(StringComparer.Ordinal);
    }

    public IReadOnlyList<string> Verbs => byVerb.Keys;

    /// <summary>All of it is the person's own; to confirm takes a role besides.</summary>
    public async Task RunAsync(Turn turn, CardInput input, CancellationToken cancellationToken)
    {
        var isConfirming = string.Equals(input.Verb, Cards.Verbs.BulkConfirm, StringComparison.Ordinal);
        if (isConfirming ? await mayAttest.AllowsAsync(turn, cancellationToken) : await records.AllowsOwnAsync(turn, cancellationToken))
        {
            await byVerb[input.Verb](turn, input, cancellationToken);
        }
    }

    private async Task ConfirmAsync(Turn turn, CardInput input, CancellationToken cancellationToken)
    {
        var speaker = turn.Speaker;
        if (await previews.FindAsync(speaker.ObjectId, input.Draft, cancellationToken) is not { Rows.Count: > 0 } preview)
        {
            await ShowConfirmedAsync(turn, input.Draft, cancellationToken);
            return;
        }

        // Whatever is told of its rows later finds the way to this chat.
        await people.UpsertAsync(speaker.ToRecord(), cancellationToken);
        var batch = await batches.CreateAsync(
            serial => new Batch(
                Batch.IdOf(speaker.ObjectId, preview.Rows, serial), preview.Id, speaker.Actor, time.GetUtcNow(), turn.Correlation, turn.Culture.Name, speaker.ServiceUrl,
                speaker.Conversation, preview.Sha256, preview.Rows, turn.PressedCopy(Audience.Requester)),
            cancellationToken);
        turn.IsOnRecord = true;
        turn.ShowProgress(await views.ViewAsync(await views.OfAsync(batch, cancellationToken), cancellationToken), batches);
        await previews.ForgetAsync(speaker.ObjectId, cancellationToken);
        runner.Wake(batch.Id);
    }

    /// <summary>The second click of a double click finds the bulk request on record already.</summary>
    private async Task ShowConfirmedAsync(Turn turn, Guid? preview, CancellationToken cancellationToken)
    {
        foreach (var known in (await batches.OfPersonAsync(turn.Speaker.ObjectId, cancellationToken)).Reverse().Take(3))
        {
            if (await views.FindAsync(known.Id, cancellationToken) is { } now && now.Batch.Preview == preview)
            {
                turn.ShowProgress(await views.ViewAsync(now, cancellationToken), batches);
                return;
            }
        }

        turn.Notice(NoticeKind.BulkPreviewGone);
    }

    private async Task OfferProblemsAsync(Turn turn, CardInput input, CancellationToken cancellationToken)
    {
        if (await previews.FindAsync(turn.Speaker.ObjectId, input.Draft, cancellationToken) is { } preview)
        {
            turn.Answer.Offer(await files.ProblemsAsync(turn.Speaker.ObjectId, preview, checks.Earliest, turn.Culture, cancellationToken));
        }
        else
        {
            turn.Notice(NoticeKind.BulkPreviewGone);
        }
    }

    private async Task DiscardAsync(Turn turn, CardInput input, CancellationToken cancellationToken)
    {
        if (await previews.FindAsync(turn.Speaker.ObjectId, input.Draft, cancellationToken) is null)
        {
            await ShowConfirmedAsync(turn, input.Draft, cancellationToken);
            return;
        }

        await previews.ForgetAsync(turn.Speaker.ObjectId, cancellationToken);
        turn.Notice(NoticeKind.BulkDiscarded);
    }

    private async Task RefreshAsync(Turn turn, CardInput input, CancellationToken cancellationToken)
    {
        if (await MineAsync(turn, input, cancellationToken) is { } now)
        {
            await looks.RefreshAsync(now, cancellationToken);
            turn.Answer.Show(BulkProgressCard.For(await views.ViewAsync(now, cancellationToken), turn.Culture));
        }
    }

    private async Task RemindAsync(Turn turn, CardInput input, CancellationToken cancellationToken)
    {
        if (await MineAsync(turn, input, cancellationToken) is not { } now)
        {
            return;
        }

        if (now.Stage == BulkStage.Waiting && await runner.TryRemindAsync(now.Batch.Id, cancellationToken))
        {
            turn.IsOnRecord = true;
            turn.Answer.Say(BulkTexts.Reminded(now.Batch.Id, turn.Culture));
        }
        else if (now.Stage == BulkStage.Waiting)
        {
            var from = policy.MayRemindFrom(BatchLife.ToldAt(now.Batch, now.State));
            turn.Notice(NoticeKind.RemindedLately, from: from > time.GetUtcNow() ? from : null);
        }
        else
        {
            turn.Notice(now.Stage == BulkStage.Finished ? NoticeKind.AlreadySettled : NoticeKind.UnderWay);
        }
    }

    private async Task OfferOutcomesAsync(Turn turn, CardInput input, CancellationToken cancellationToken)
    {
        if (!turn.Speaker.IsPersonalChat)
        {
            turn.Notice(NoticeKind.OnlyInPersonalChat);
        }
        else if (await MineAsync(turn, input, cancellationToken) is { } now)
        {
            turn.Answer.Offer(await files.OutcomesAsync(turn.Speaker.ObjectId, now, turn.Culture, cancellationToken));
        }
    }

    private async Task<BatchNow?> MineAsync(Turn turn, CardInput input, CancellationToken cancellationToken)
    {
        if (input.Batch() is { } id && await views.FindAsync(id, cancellationToken) is { } now && now.Batch.Requester.ObjectId == turn.Speaker.ObjectId)
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
