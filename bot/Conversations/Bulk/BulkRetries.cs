using McaBot.Bulk;
using McaBot.Cards;
using McaBot.Conversations.Actions;
using McaBot.Conversations.Commands;
using McaBot.Presentation;

namespace McaBot.Conversations.Bulk;

/// <summary>"Try again": has a message about a bulk request that was given up posted after all. Whether the person may is read live.</summary>
internal sealed class BulkRetries(ParkedPosts posts, ParkedCards parked, BatchRunner runner, Onlookers onlookers) : ICardAction
{
    public IReadOnlyList<string> Verbs { get; } = [Cards.Verbs.BulkRetry];

    public async Task RunAsync(Turn turn, CardInput input, CancellationToken cancellationToken)
    {
        if (input.Batch() is not { } batch || input[DataNames.Post] is not { } name)
        {
            turn.Notice(NoticeKind.BulkUnknown);
            return;
        }

        if (!await onlookers.AllowAsync(turn, cancellationToken))
        {
            return;
        }

        if (await posts.ReplayAsync(batch, name, cancellationToken))
        {
            runner.Wake(batch);
            turn.IsOnRecord = true;
            turn.Answer.Say(Replies.TriedAgain(BulkView.NumberOf(batch), turn.Culture));
        }

        turn.Answer.Show(await parked.DrawAsync(turn.Culture, cancellationToken));
    }
}
