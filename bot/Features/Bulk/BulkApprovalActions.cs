using System.Collections.Frozen;
using McaBot.Platform;
using McaBot.Teams;
using McaBot.Turns;
using McaBot.Views;

namespace McaBot.Features.Bulk;

/// <summary>
/// An approver's buttons: look through the rows, look at one, and decide about all of them. Who may is read live; the card only names what
/// was shown.
/// </summary>
internal sealed class BulkApprovalActions(
    ILedger ledger, ApproverPolicy approvers, AttestationService attestations, BulkOrders orders, AttestationPresenter presenter,
    AnswerDelivery delivery, BulkViews views, BulkFiles files, BulkQueue queue, TimeProvider time) : ICardAction
{
    private const int MaxLookedAt = 8;

    private delegate Task Act(Turn turn, CardInput input, BulkSnapshot now, CancellationToken cancellationToken);

    public IReadOnlyList<string> Verbs => ByVerb.Keys;

    private FrozenDictionary<string, Act> ByVerb => field ??= new Dictionary<string, Act>
    {
        [Cards.Verbs.BulkApprove] = (turn, _, now, token) => DecideAsync(turn, now, isApproval: true, token),
        [Cards.Verbs.BulkReject] = (turn, _, now, token) => DecideAsync(turn, now, isApproval: false, token),
        [Cards.Verbs.BulkPage] = (turn, _, now, token) => ShowAsync(turn, now, [], token),
        [Cards.Verbs.BulkOpen] = OpenAsync,
        [Cards.Verbs.BulkReview] = ReviewAsync,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    public async Task RunAsync(Turn turn, CardInput input, CancellationToken cancellationToken)
    {
        if (input.Batch is { } named)
        {
            views.ReadAhead(named);
            TurnScope.Ahead(() => approvers.RightOfAsync(turn.Caller.Actor, Task.FromResult(Guid.Empty), cancellationToken));
        }

        if (input.Batch is not { } id || await views.FindAsync(id, cancellationToken) is not { } now)
        {
            turn.Notice(NoticeKind.BulkUnknown);
        }
        else if (now.Batch.Requester.ObjectId == turn.Caller.ObjectId)
        {
            turn.Notice(NoticeKind.OwnRequest);
        }
        else if (!now.Batch.IsAsConfirmed)
        {
            turn.Notice(NoticeKind.FactsAltered);
        }
        else if (await RefusalAsync(turn, now, cancellationToken) is { } refusal)
        {
            if (refusal == Refusal.RightLost)
            {
                await queue.AskInsteadAsync(id, cancellationToken);
            }

            turn.Notice(NoticeKinds.Of(refusal));
        }
        else
        {
            await ByVerb[input.Verb](turn, input, now, cancellationToken);
        }
    }

    private async Task DecideAsync(Turn turn, BulkSnapshot now, bool isApproval, CancellationToken cancellationToken)
    {
        var input = turn.Input!;
        if (
            now.State.Round is not { } round
            || now.Stage != BulkStage.Waiting
            || input.Number(DataNames.Version) != round.Number)
        {
            await ShowLostAsync(turn, now, cancellationToken);
            return;
        }

        var words = isApproval ? CommentForm.Check(input.Values) : ReasonForm.Check(input.Values);
        if (words.Value is not { } said)
        {
            await ShowAsync(turn, now, words.Errors, cancellationToken);
            return;
        }

        var rows = now.AskedOf(turn.Caller.ObjectId);
        if (rows.Count == 0)
        {
            turn.Notice(NoticeKind.NotAsked);
            return;
        }

        var order = new BulkOrder(
            round.Number, isApproval, turn.Caller.Actor, time.GetUtcNow(), turn.Correlation, rows, isApproval ? null : said,
            [.. rows.Select(row => now.Rows.KeyOf(row)!.Value.Id)], Comment: isApproval && said.Length > 0 ? said : null);
        var (refusal, isFirst) = await orders.GiveAsync(now.Batch, order, cancellationToken);
        if (refusal is { } why)
        {
            turn.Notice(NoticeKinds.Of(why));
            return;
        }

        turn.IsOnRecord = isFirst;
        queue.Wake(now.Batch.Id);
        now = await views.SnapshotAsync(now.Batch, cancellationToken);
        await (isFirst ? ShowAsync(turn, now, [], cancellationToken) : ShowLostAsync(turn, now, cancellationToken));
    }

    /// <summary>
    /// Whether the person may see and decide rows at all: those that name this person, of which one stands for all. The directory is asked
    /// at this moment, and again for each row when a decision is carried out.
    /// </summary>
    private async Task<Refusal?> RefusalAsync(Turn turn, BulkSnapshot now, CancellationToken cancellationToken)
    {
        var person = turn.Caller.ObjectId;
        var asking = approvers.RightOfAsync(turn.Caller.Actor, Task.FromResult(now.Batch.Requester.ObjectId), cancellationToken);
        var rows = now.AskedOf(person) is { Count: > 0 } asked ? asked : now.RowsOf(person);
        (Attestation? whole, Attestation? any) = (null, null);
        foreach (var row in rows.Take(MaxLookedAt))
        {
            // One whose ledger is broken stands for the others where there is no better.
            var key = now.Rows.KeyOf(row)!.Value;
            var present = await ledger.ReadAsync(key.Customer, cancellationToken);
            any ??= present.Find(key.Id);
            whole = present is { Fault: null } && present.Find(key.Id) is { HasNewerEntries: false } sound ? sound : null;
            if (whole is not null)
            {
                break;
            }
        }

        var standing = whole ?? any;

        var right = await asking;
        return rows.Count == 0 ? Refusal.NotAsked
            : standing is null ? Refusal.Unknown
            : right.RoleFor(standing, person).Refusal;
    }

    /// <summary>Somebody decided before, or the card showed an earlier state: says so, and shows how it stands.</summary>
    private async Task ShowLostAsync(Turn turn, BulkSnapshot now, CancellationToken cancellationToken)
    {
        if (now.HasOrders)
        {
            queue.Wake(now.Batch.Id);
        }

        await ShowAsync(turn, now, [], cancellationToken);
        if (now.Order is { } order && now.Stage != BulkStage.Waiting)
        {
            if (order.Decider.ObjectId != turn.Caller.ObjectId)
            {
                turn.Answer.Say(BulkTexts.Ordered((await views.ViewAsync(now, cancellationToken)).Order?.Decider, turn.Culture));
            }
        }
        else
        {
            turn.Answer.Say(BulkTexts.Stale(turn.Culture));
        }
    }

    /// <summary>With what was typed, so that leafing and looking lose nothing of it.</summary>
    private async Task ShowAsync(
        Turn turn, BulkSnapshot now, IReadOnlyList<FieldError> errors, CancellationToken cancellationToken) =>
        turn.Answer.Show(
            BulkApprovalCard.For(
                await views.ViewAsync(now, turn.Caller.ObjectId, cancellationToken),
                await views.PageAsync(now, turn.Caller.ObjectId, turn.Input!.Page, cancellationToken), errors, turn.Input.Values,
                turn.Culture));

    /// <summary>A card of its own for one row; the card about all of them stays.</summary>
    private async Task OpenAsync(Turn turn, CardInput input, BulkSnapshot now, CancellationToken cancellationToken)
    {
        if (input.Number(BulkApprovalCard.Row) is not { } row
            || !now.RowsOf(turn.Caller.ObjectId).Contains(row)
            || now.Rows.KeyOf(row) is not { } key
            || (await ledger.ReadAsync(key.Customer, cancellationToken)).Find(key.Id) is not { } attestation)
        {
            turn.Notice(NoticeKind.BulkRowGone);
            return;
        }

        if (await presenter.ShowAsync(turn, attestation, cancellationToken) is not { } audience || turn.Answer.Card is not { } card)
        {
            return;
        }

        if (await delivery.SendAsync(turn.Context, CardMessages.Of(card, null), turn.Correlation, cancellationToken) is not { } sent)
        {
            turn.Answer.Clear();
            turn.Notice(NoticeKind.Failed);
            return;
        }

        if (sent.Id is { Length: > 0 } message)
        {
            await attestations.NoteCardAsync(
                key, attestation.Version, turn.PostedCardAs(audience, message), turn.Correlation, cancellationToken);
        }

        turn.Answer.Clear();
        await ShowAsync(turn, now, [], cancellationToken);
    }

    private async Task ReviewAsync(Turn turn, CardInput input, BulkSnapshot now, CancellationToken cancellationToken)
    {
        var person = turn.Caller.ObjectId;
        turn.Answer.Offer(await files.ReviewAsync(person, now, now.RowsOf(person), turn.Culture, cancellationToken));
    }
}
