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
}
