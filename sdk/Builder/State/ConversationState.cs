namespace Microsoft.Bot.Builder;

/// <summary>State shared by everybody in a conversation.</summary>
public class ConversationState(IStorage storage) : BotState(storage, nameof(ConversationState))
{
    protected override string GetStorageKey(ITurnContext turnContext)
    {
        ArgumentNullException.ThrowIfNull(turnContext);
        var activity = turnContext.Activity;
        return $"{StateKey.Part(activity.ChannelId, "ChannelId")}/conversations/{StateKey.Part(activity.Conversation?.Id, "Conversation.Id")}";
    }
}
