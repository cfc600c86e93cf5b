using McaBot.Turns;

namespace McaBot.Features.Bulk;

internal static class BulkTurns
{
    /// <summary>Shows where a bulk request stands, on a card that follows its progress from then on.</summary>
    public static void ShowProgress(this Turn turn, BulkView view, BulkStore store, bool isKnown = false)
    {
        turn.Answer.CardPosted = (message, _) =>
            store.ChangeStateAsync(view.Batch, s => s.WithCard(turn.PostedCardAs(Audience.Requester, message)), CancellationToken.None);
        turn.Answer.Show(BulkProgressCard.For(view, turn.Culture, isKnown));
    }
}
