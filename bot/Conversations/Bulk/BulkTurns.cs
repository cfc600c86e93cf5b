using McaBot.Attestations;
using McaBot.Bulk;
using McaBot.Cards;

namespace McaBot.Conversations.Bulk;

internal static class BulkTurns
{
    public static Guid? Batch(this CardInput input) => Guid.TryParseExact(input[DataNames.Batch], "D", out var batch) ? batch : null;

    /// <summary>Shows where a bulk request stands, on a card that follows its progress from then on.</summary>
    public static void ShowProgress(this Turn turn, BulkView view, Batches batches, bool isKnown = false)
    {
        turn.Answer.CardPosted = (message, _) => batches.ChangeStateAsync(view.Batch, s => s.WithCard(turn.CopyOf(Audience.Requester, message)), CancellationToken.None);
        turn.Answer.Show(BulkProgressCard.For(view, turn.Culture, isKnown));
    }
}
