using McaBot.Storage.Projections;
using McaBot.Turns;

namespace McaBot.Features.Channels;

internal sealed class UnsubscribeCommand(ChannelSubscriptions subscriptions, RecordsPolicy records) : ICommand
{
    public string Name => "unsubscribe";

    public CommandListing? Listing { get; } = new(220, "Unsubscribe", "Unsubscribe");

    public IReadOnlyList<string> Phrases { get; } = ["se desabonner", "desabonner", "desabonne"];

    public bool TakesArgument => true;

    public bool CanOnlyBeAbout(string argument) => SubscriptionWords.Read(argument).NamesAny;

    public bool InPersonalChat => false;

    public bool InChannel => true;

    public async Task RunAsync(Turn turn, string argument, CancellationToken cancellationToken)
    {
        if (await SubscriptionWords.ReadAsync(turn, argument, records, subscriptions, cancellationToken) is not { } words)
        {
            return;
        }

        var (channel, _) = ChannelTurns.Of(turn);

        if (words.Topics.Count == 0)
        {
            turn.Notice(await subscriptions.RemoveAsync(channel, cancellationToken) ? NoticeKind.Unsubscribed : NoticeKind.NotSubscribed);
            return;
        }

        IReadOnlyList<Topic> before = [];
        IReadOnlyList<Topic> after = [];
        await subscriptions.ChangeAsync(
            channel,
            found =>
            {
                before = found?.Heard ?? [];
                after = [.. before.Except(words.Topics)];
                return after.Count == 0
                ? null
                : found! with
                {
                    Topics = after,
                    DigestSince = after.Contains(Topic.Digest) ? found.DigestSince : null,
                };
            },
            cancellationToken);
        if (before.Count > 0 && after.Count == 0)
        {
            await subscriptions.RemoveAsync(channel, cancellationToken);
        }

        turn.Answer.Show(NoticeCard.For(
            before.Count == 0 ? new Notice(NoticeKind.NotSubscribed)
            : after.Count == 0 ? new Notice(NoticeKind.Unsubscribed)
            : new Notice(after.Count == before.Count ? NoticeKind.Subscriptions : NoticeKind.TopicsEnded, Topics: after),
            turn.Culture));
    }
}
