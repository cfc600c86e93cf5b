namespace Microsoft.Bot.Builder;

/// <summary>State of one person within one conversation.</summary>
public class PrivateConversationState(IStorage storage) : BotState(storage, nameof(PrivateConversationState))
{
    protected override string GetStorageKey(ITurnContext turnContext)
    {
        ArgumentNullException.ThrowIfNull(turnContext);
        var activity = turnContext.Activity;
        return $"{StateKey.Part(activity.ChannelId, "ChannelId")}/conversations/{StateKey.Part(activity.Conversation?.Id, "Conversation.Id")}/users/{StateKey.Part(activity.From?.Id, "From.Id")}";
    }
}
