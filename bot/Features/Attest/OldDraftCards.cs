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
            || await ShowAsync(turn, new AttestationKey(customer, id), cancellationToken) is null)
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

        if (await ShowAsync(turn, sent.Key, cancellationToken) is { } attestation)
        {
            presenter.KeepCard(turn, attestation, Audience.Requester);
            DraftCards.Retire(turn, sent.Draft, sent.Draft.Card);
        }
        else
        {
            turn.Notice(NoticeKind.DraftGone);
        }

        return true;
    }

    /// <returns>Null where there is no such request of this person.</returns>
    private async Task<Attestation?> ShowAsync(Turn turn, AttestationKey key, CancellationToken cancellationToken)
    {
        // What a turn reads ahead may be from before it went on record, and its conversation from after.
        if (((await ledger.ReadAsync(key.Customer, cancellationToken)).Find(key.Id)
                ?? (await ledger.ReadAgainAsync(key.Customer, cancellationToken)).Find(key.Id)) is not { } attestation
            || attestation.Requester.ObjectId != turn.Caller.ObjectId)
        {
            return null;
        }

        if (await records.AllowsOwnAsync(turn, cancellationToken))
        {
            var view = await views.ViewAsync(attestation, Audience.Requester, turn.Caller.ObjectId, null, cancellationToken);
            turn.Answer.Show(RequestCard.For(view, [], null, turn.Culture));
        }

        return attestation;
    }
}
