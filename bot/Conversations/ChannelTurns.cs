using McaBot.Cards;
using McaBot.Ledger;
using Microsoft.Bot.Schema.Teams;

namespace McaBot.Conversations;

/// <summary>What is said in a channel.</summary>
internal static class ChannelTurns
{
    public static (string Channel, string Team) Of(Turn turn)
    {
        var data = turn.Context.Activity.GetChannelData<TeamsChannelData>();
        return (data?.Channel?.Id ?? turn.Speaker.Conversation.Split(';')[0], data?.Team?.Id ?? "");
    }

    public static async Task ShowUnknownTopicAsync(
        Turn turn, string typed, ChannelSubscriptions subscriptions, CancellationToken cancellationToken)
    {
        var heard = (await subscriptions.FindAsync(Of(turn).Channel, cancellationToken))?.Heard ?? [];
        turn.Answer.Show(NoticeCard.For(new Notice(NoticeKind.UnknownTopic, Person: typed, Topics: heard), turn.Culture));
    }
}
