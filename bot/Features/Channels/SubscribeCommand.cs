using McaBot.Storage.Projections;
using McaBot.Turns;

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
