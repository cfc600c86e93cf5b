namespace Microsoft.Bot.Builder;

/// <summary>State that follows a person through a channel.</summary>
public class UserState(IStorage storage) : BotState(storage, nameof(UserState))
{
    protected override string GetStorageKey(ITurnContext turnContext)
    {
        ArgumentNullException.ThrowIfNull(turnContext);
        var activity = turnContext.Activity;
        return $"{StateKey.Part(activity.ChannelId, "ChannelId")}/users/{StateKey.Part(activity.From?.Id, "From.Id")}";
    }
}
