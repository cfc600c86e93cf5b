using McaBot.Features.Attest.Dialogs;
using McaBot.Turns;
using McaBot.Views;

namespace McaBot.Features.Attest;

/// <summary>Says what became of a request whose card was pressed after it was over.</summary>
internal sealed class OldDraftCards(
    ILedger ledger, AttestationViews views, AttestationPresenter presenter, RecordsPolicy records)
{
    public async Task ExplainAsync(Turn turn, CardInput input, CancellationToken cancellationToken)
    {
        // The second click of a double click on "confirm" finds its request on record already.
        if (input is not { Draft: { } id, Customer: { } customer }
            || !await TryShowAsync(turn, new AttestationKey(customer, id), cancellationToken))
        {
            turn.Notice(NoticeKind.DraftGone);
        }
    }

    /// <summary>The same of the second "confirm" in words, whose first was not answered.</summary>
    /// <returns>False where it says something else, or nothing was sent that is not cleared away yet.</returns>
    public async Task<bool> TryShowSentAsync(Turn turn, CancellationToken cancellationToken)
    {
        if (Drafts.SentIn(turn.Context) is not { } sent || !ConfirmStep.IsConfirmation(turn.Text))
        {
            return false;
        }

        if (await TryShowAsync(turn, sent.Key, cancellationToken))
        {
            presenter.KeepCard(turn, sent.Key, Audience.Requester);
            DraftCards.Retire(turn, sent.Draft, sent.Draft.Card);
        }
        else
        {
            turn.Notice(NoticeKind.DraftGone);
        }

        return true;
    }

    /// <returns>False where there is no such request of this person.</returns>
    private async Task<bool> TryShowAsync(Turn turn, AttestationKey key, CancellationToken cancellationToken)
    {
        if ((await ledger.ReadAsync(key.Customer, cancellationToken)).Find(key.Id) is not { } attestation
            || attestation.Requester.ObjectId != turn.Caller.ObjectId)
        {
            return false;
        }

        if (await records.AllowsOwnAsync(turn, cancellationToken))
        {
            var view = await views.ViewAsync(attestation, Audience.Requester, turn.Caller.ObjectId, null, cancellationToken);
            turn.Answer.Show(RequestCard.For(view, [], null, turn.Culture));
        }

        return true;
    }
}
