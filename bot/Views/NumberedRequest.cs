using McaBot.Attestations;
using McaBot.Cards;
using McaBot.Storage.Projections;
using McaBot.Turns;

namespace McaBot.Views;

/// <summary>An attestation's number, written alone: shows its request, in a card that settles like every other copy.</summary>
internal sealed class NumberedRequest(AttestationPresenter presenter, AttestationService attestations)
{
    /// <returns>False where the text is no number; eight digits that are no attestation's may be anything.</returns>
    public async Task<bool> TryShowAsync(Turn turn, CancellationToken cancellationToken)
    {
        if (NumberIndex.Read(turn.Text) is not { } number)
        {
            return false;
        }

        if (await presenter.NumberedAsync(number, cancellationToken) is [var attestation, ..])
        {
            if (await presenter.ShowAsync(turn, attestation, cancellationToken) is { } audience)
            {
                turn.Answer.CardPosted = (message, token) =>
                    attestations.NoteCardAsync(attestation.Key, turn.CopyOf(audience, message), turn.Correlation, token);
            }

            return true;
        }

        if (NumberIndex.IsMarked(turn.Text))
        {
            turn.Notice(NoticeKind.NothingFound, person: number);
            return true;
        }

        return false;
    }
}
