namespace Microsoft.Bot.Schema;

public class ConversationParameters
{
    public ConversationParameters()
    {
    }

    public ConversationParameters(
        bool? isGroup = default,
        ChannelAccount? bot = default,
        IList<ChannelAccount>? members = default,
        string? topicName = default,
        Activity? activity = default,
        object? channelData = default,
        string? tenantId = default)
    {
        IsGroup = isGroup;
        Bot = bot;
        Members = members;
        TopicName = topicName;
        Activity = activity;
        ChannelData = channelData;
        TenantId = tenantId;
    }

    public bool? IsGroup { get; set; }

    public ChannelAccount? Bot { get; set; }

    public IList<ChannelAccount>? Members { get; set; }

    public string? TopicName { get; set; }

    public string? TenantId { get; set; }

    public Activity? Activity { get; set; }

    public object? ChannelData { get; set; }
}

public class ConversationResourceResponse(string? activityId = default, string? serviceUrl = default, string? id = default)
{
    public ConversationResourceResponse()
        : this(null)
    {
    }

    public string? ActivityId { get; set; } = activityId;

    public string? ServiceUrl { get; set; } = serviceUrl;

    public string? Id { get; set; } = id;
}

public class ResourceResponse(string? id = default)
{
    public ResourceResponse()
        : this(null)
    {
    }

    public string? Id { get; set; } = id;
}

public class PagedMembersResult(string? continuationToken = default, IList<ChannelAccount>? members = default)
{
    public PagedMembersResult()
        : this(null)
    {
    }

    public string? ContinuationToken { get; set; } = continuationToken;

    public IList<ChannelAccount>? Members { get; set; } = members;
}

public class ExpectedReplies(IList<Activity>? activities = default)
{
    public ExpectedReplies()
        : this(null)
    {
    }

    public IList<Activity>? Activities { get; set; } = activities;
}
