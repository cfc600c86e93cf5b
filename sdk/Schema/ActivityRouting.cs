using McaBot.Sdk;

namespace Microsoft.Bot.Schema;

public partial class Activity
{
    public Activity CreateReply(string? text = null, string? locale = null) => new()
    {
        Type = ActivityTypes.Message,
        Timestamp = TimeProvider.System.GetUtcNow(),
        From = AccountOf(Recipient),
        Recipient = AccountOf(From),
        ReplyToId = IsReplyable ? Id : null,
        ServiceUrl = ServiceUrl,
        ChannelId = ChannelId,
        Conversation = Conversation is null
            ? null
            : new ConversationAccount(isGroup: Conversation.IsGroup, id: Conversation.Id, name: Conversation.Name),
        Text = text ?? string.Empty,
        Locale = locale ?? Locale,
        Attachments = [],
        Entities = [],
    };

    public ConversationReference GetConversationReference() => new()
    {
        ActivityId = IsReplyable ? Id : null,
        User = From,
        Bot = Recipient,
        Conversation = Conversation,
        ChannelId = ChannelId,
        Locale = Locale,
        ServiceUrl = ServiceUrl,
    };

    public ConversationReference GetReplyConversationReference(ResourceResponse reply)
    {
        ArgumentNullException.ThrowIfNull(reply);
        var reference = GetConversationReference();
        reference.ActivityId = reply.Id;
        return reference;
    }

    public Activity ApplyConversationReference(ConversationReference reference, bool isIncoming = false)
    {
        ArgumentNullException.ThrowIfNull(reference);
        ChannelId = reference.ChannelId;
        ServiceUrl = reference.ServiceUrl;
        Conversation = reference.Conversation;
        Locale = reference.Locale ?? Locale;
        if (isIncoming)
        {
            From = reference.User;
            Recipient = reference.Bot;
            Id = reference.ActivityId ?? Id;
        }
        else
        {
            From = reference.Bot;
            Recipient = reference.User;
            ReplyToId = reference.ActivityId ?? ReplyToId;
        }

        return this;
    }

    public bool HasContent() =>
        !string.IsNullOrWhiteSpace(Text)
        || !string.IsNullOrWhiteSpace(Summary)
        || Attachments is { Count: > 0 }
        || ChannelData is not null;

    public Mention[] GetMentions() => Entities is null
        ? []
        : [.. Entities
            .Where(entity => string.Equals(entity.Type, "mention", StringComparison.OrdinalIgnoreCase))
            .Select(entity => entity.GetAs<Mention>())
            .OfType<Mention>()];

    public T? GetChannelData<T>() => BotJson.Convert<T>(ChannelData);

    /// <summary>False when there is no channel data, or it has another shape than <typeparamref name="T"/>.</summary>
    public bool TryGetChannelData<T>(out T? instance)
    {
        instance = default;
        if (ChannelData is null)
            return false;

        try
        {
            instance = GetChannelData<T>();
            return true;
        }
        catch (Exception e) when (e is System.Text.Json.JsonException or InvalidOperationException or NotSupportedException)
        {
            return false;
        }
    }

    // Web Chat and Direct Line give a conversationUpdate an id that nothing can reply to.
    private bool IsReplyable =>
        !string.Equals(Type, ActivityTypes.ConversationUpdate, StringComparison.OrdinalIgnoreCase)
        || ChannelId is not ("directline" or "webchat");

    private static ChannelAccount? AccountOf(ChannelAccount? account) =>
        account is null ? null : new ChannelAccount(id: account.Id, name: account.Name);
}
