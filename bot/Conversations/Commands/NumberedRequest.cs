using McaBot.Attestations;
using McaBot.Cards;
using McaBot.Ledger;

namespace McaBot.Conversations.Commands;

/// <summary>An attestation's number, written alone: shows its request, in a card that settles like every other copy.</summary>
public sealed class NumberedRequest(Requests requests, AttestationDesk desk)
{
    /// <returns>False where the text is no number; eight digits that are no attestation's may be anything.</returns>
    public async Task<bool> TryShowAsync(Turn turn, CancellationToken cancellationToken)
    {
        if (NumberIndex.Read(turn.Text) is not { } number)
        {
            return false;
        }

        if (await requests.NumberedAsync(number, cancellationToken) is [var attestation, ..])
        {
            if (await requests.ShowAsync(turn, attestation, cancellationToken) is { } audience)
            {
                turn.Answer.CardPosted = (message, token) =>
                    desk.NoteCardAsync(attestation.Key, turn.CopyOf(audience, message), turn.Correlation, token);
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
