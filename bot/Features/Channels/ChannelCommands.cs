using McaBot.Storage.Projections;
using McaBot.Turns;
using McaBot.Views;

namespace McaBot.Features.Channels;

/// <summary>
/// "@McaBot subscribe failures": posts on these topics go to this channel from now on, beside what it has, in the language of whoever
/// subscribed it unless another is named.
/// </summary>
internal sealed class SubscribeCommand(ChannelSubscriptions subscriptions, RecordsPolicy records, TimeProvider time) : ICommand
{
    public string Name => "subscribe";

    public CommandListing? Listing { get; } = new(210, "Subscribe", "Subscribe", "Topics");

    public IReadOnlyList<string> Phrases { get; } = ["s'abonner", "abonner", "abonne", "abonnement"];

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

        var (channel, team) = ChannelTurns.Of(turn);
        var culture = turn.Culture;
        ChannelSubscription? before = null;
        ChannelSubscription? after = null;
        await subscriptions.ChangeAsync(
            channel,
            found =>
            {
                before = found;
                var now = time.GetUtcNow();

                // Who asks for more to be told does not change the language that all of the channel read.
                culture = words.Language ?? Cultures.Nearest(found?.Locale, turn.Culture);
                var heard = HeardAfter(found, words);
                after = new ChannelSubscription(
                    channel, team, turn.Caller.TenantId, turn.Caller.ServiceUrl, culture.Name, found?.Since ?? now, turn.Caller.ObjectId,
                    heard, heard.Contains(Topic.Digest) ? found?.DigestSince ?? now : null);
                return after;
            },
            cancellationToken);
        var isNews =
            before is null
            || !string.Equals(before.Locale, culture.Name, StringComparison.Ordinal)
            || !before.Heard.SequenceEqual(after!.Heard);
        turn.Answer.Show(
            NoticeCard.For(new Notice(isNews ? NoticeKind.Subscribed : NoticeKind.AlreadySubscribed, Topics: after!.Heard), culture));
    }

    /// <summary>Who names only a language changes nothing else.</summary>
    private static IReadOnlyList<Topic> HeardAfter(ChannelSubscription? before, SubscriptionWords words)
    {
        IReadOnlyList<Topic> asked = words switch
        {
            { Topics.Count: > 0 } => words.Topics,
            { Language: not null } when before is not null => [],
            _ => ChannelSubscription.Default,
        };
        return [.. (before?.Heard ?? []).Union(asked).Order()];
    }
}

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

/// <summary>"@McaBot subscriptions": what the channel has, and what else there is.</summary>
internal sealed class SubscriptionsCommand(ChannelSubscriptions subscriptions) : ICommand
{
    public string Name => "subscriptions";

    public CommandListing? Listing { get; } = new(230, "Subscriptions", "Subscriptions");

    public IReadOnlyList<string> Phrases { get; } = ["abonnements"];

    public bool InPersonalChat => false;

    public bool InChannel => true;

    public async Task RunAsync(Turn turn, string argument, CancellationToken cancellationToken)
    {
        var heard = (await subscriptions.FindAsync(ChannelTurns.Of(turn).Channel, cancellationToken))?.Heard ?? [];
        turn.Answer.Show(NoticeCard.For(new Notice(NoticeKind.Subscriptions, Topics: heard), turn.Culture));
    }
}
