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
    public async Task ShowAsync(Turn turn, SentDraft sent, CancellationToken cancellationToken)
    {
        if (!await TryShowAsync(turn, sent.Key, cancellationToken))
        {
            turn.Notice(NoticeKind.DraftGone);
            return;
        }

        presenter.KeepCard(turn, sent.Key, Audience.Requester);
        DraftCards.Retire(turn, sent.Draft, sent.Draft.Card);
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
