using McaBot.Cards;
using McaBot.Storage.Projections;
using Microsoft.Bot.Schema.Teams;

namespace McaBot.Turns;

/// <summary>What is said in a channel.</summary>
internal static class ChannelTurns
{
    public static ChannelPlace Of(Turn turn)
    {
        var data = turn.Context.Activity.GetChannelData<TeamsChannelData>();
        return new(data?.Channel?.Id ?? turn.Caller.Conversation.Split(';')[0], data?.Team?.Id ?? "");
    }

    public static async Task ShowUnknownTopicAsync(
        Turn turn, string typed, ChannelSubscriptions subscriptions, CancellationToken cancellationToken)
    {
        var heard = (await subscriptions.FindAsync(Of(turn).Channel, cancellationToken))?.Heard ?? [];
        turn.Answer.Show(NoticeCard.For(new Notice(NoticeKind.UnknownTopic, Person: typed, Topics: heard), turn.Culture));
    }
}
