using System.Globalization;
using McaBot.Cards;
using McaBot.Ledger;
using Microsoft.Bot.Schema.Teams;

namespace McaBot.Conversations.Commands;

/// <summary>"@McaBot subscribe": posts about attestations go to this channel from now on, in the language of whoever subscribed it unless another is named.</summary>
public sealed class SubscribeCommand(ChannelSubscriptions subscriptions, Onlookers onlookers, TimeProvider time) : ICommand
{
    public string Name => "subscribe";

    public IReadOnlyList<string> Phrases { get; } = ["s'abonner", "abonner", "abonne", "abonnement"];

    public bool TakesArgument => true;

    public bool InPersonalChat => false;

    public bool InChannel => true;

    public async Task RunAsync(Turn turn, string argument, CancellationToken cancellationToken)
    {
        if (!await onlookers.AllowAsync(turn, cancellationToken, NoticeKind.SubscribeNotAllowed))
        {
            return;
        }

        var (channel, team) = Channels.Of(turn);
        var culture = Language(argument, turn.Culture);
        var before = await subscriptions.FindAsync(channel, cancellationToken);
        await subscriptions.AddAsync(
            new ChannelSubscription(channel, team, turn.Speaker.TenantId, turn.Speaker.ServiceUrl, culture.Name, before?.Since ?? time.GetUtcNow(), turn.Speaker.ObjectId),
            cancellationToken);
        var kind = before is null || !string.Equals(before.Locale, culture.Name, StringComparison.Ordinal) ? NoticeKind.Subscribed : NoticeKind.AlreadySubscribed;
        turn.Answer.Show(NoticeCard.For(new Notice(kind), culture));
    }

    private static CultureInfo Language(string argument, CultureInfo speakers) => CommandText.Normalise(argument) switch
    {
        "en" or "english" or "anglais" or "in english" or "en anglais" => CultureInfo.GetCultureInfo("en"),
        "fr" or "french" or "francais" or "in french" or "en francais" => CultureInfo.GetCultureInfo("fr"),
        _ => speakers,
    };
}

public sealed class UnsubscribeCommand(ChannelSubscriptions subscriptions, Onlookers onlookers) : ICommand
{
    public string Name => "unsubscribe";

    public IReadOnlyList<string> Phrases { get; } = ["se desabonner", "desabonner", "desabonne"];

    public bool InPersonalChat => false;

    public bool InChannel => true;

    public async Task RunAsync(Turn turn, string argument, CancellationToken cancellationToken)
    {
        if (await onlookers.AllowAsync(turn, cancellationToken, NoticeKind.SubscribeNotAllowed))
        {
            var (channel, _) = Channels.Of(turn);
            turn.Notice(await subscriptions.RemoveAsync(channel, cancellationToken) ? NoticeKind.Unsubscribed : NoticeKind.NotSubscribed);
        }
    }
}

internal static class Channels
{
    public static (string Channel, string Team) Of(Turn turn)
    {
        var data = turn.Context.Activity.GetChannelData<TeamsChannelData>();
        return (data?.Channel?.Id ?? turn.Speaker.Conversation.Split(';')[0], data?.Team?.Id ?? "");
    }
}
