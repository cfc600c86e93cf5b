using McaBot.Storage.Projections;
using McaBot.Turns;

namespace McaBot.Views;

/// <summary>An attestation's number, written alone: shows its request, in a card that settles like every other copy.</summary>
internal sealed class NumberedRequest(AttestationPresenter presenter)
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
            await presenter.ShowAsync(turn, attestation, cancellationToken);
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
