using McaBot.Attestations;
using McaBot.Cards;
using McaBot.Turns;
using McaBot.Views;

namespace McaBot.Features.Attest;

/// <summary>Says what became of a request whose card was pressed after it was over.</summary>
internal sealed class OldDraftCards(ILedger ledger, AttestationViews views, RecordsPolicy records)
{
    public async Task ExplainAsync(Turn turn, CardInput input, CancellationToken cancellationToken)
    {
        // The second click of a double click on "confirm" finds its request on record already.
        if (input is { Draft: { } id, Customer: { } customer }
            && (await ledger.ReadAsync(customer, cancellationToken)).Find(id) is { } attestation
            && attestation.Requester.ObjectId == turn.Caller.ObjectId)
        {
            if (await records.AllowsOwnAsync(turn, cancellationToken))
            {
                var view = await views.ViewAsync(attestation, Audience.Requester, turn.Caller.ObjectId, null, cancellationToken);
                turn.Answer.Show(RequestCard.For(view, [], null, turn.Culture));
            }

            return;
        }

        turn.Notice(NoticeKind.DraftGone);
    }
}
