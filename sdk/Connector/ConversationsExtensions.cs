using Microsoft.Bot.Schema;

namespace Microsoft.Bot.Connector;

public static class ConversationsExtensions
{
    public static async Task<ConversationResourceResponse> CreateConversationAsync(
        this IConversations operations,
        ConversationParameters parameters,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(operations);
        using var result = await operations.CreateConversationWithHttpMessagesAsync(parameters, null, cancellationToken);
        return result.Body!;
    }

    public static async Task<ResourceResponse?> SendToConversationAsync(
        this IConversations operations,
        string conversationId,
        Activity activity,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(operations);
        using var result = await operations.SendToConversationWithHttpMessagesAsync(
            conversationId, activity, null, cancellationToken);
        return result.Body;
    }

    public static async Task<ResourceResponse?> ReplyToActivityAsync(
        this IConversations operations,
        string conversationId,
        string activityId,
        Activity activity,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(operations);
        using var result = await operations.ReplyToActivityWithHttpMessagesAsync(
            conversationId, activityId, activity, null, cancellationToken);
        return result.Body;
    }

    public static async Task<ResourceResponse?> UpdateActivityAsync(
        this IConversations operations,
        string conversationId,
        string activityId,
        Activity activity,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(operations);
        using var result = await operations.UpdateActivityWithHttpMessagesAsync(
            conversationId, activityId, activity, null, cancellationToken);
        return result.Body;
    }

    public static async Task DeleteActivityAsync(
        this IConversations operations,
        string conversationId,
        string activityId,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(operations);
        using var result = await operations.DeleteActivityWithHttpMessagesAsync(
            conversationId, activityId, null, cancellationToken);
    }

    public static async Task<IList<ChannelAccount>> GetConversationMembersAsync(
        this IConversations operations,
        string conversationId,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(operations);
        using var result = await operations.GetConversationMembersWithHttpMessagesAsync(
            conversationId, null, cancellationToken);
        return result.Body ?? [];
    }

    public static async Task<ChannelAccount?> GetConversationMemberAsync(
        this IConversations operations,
        string userId,
        string conversationId,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(operations);
        using var result = await operations.GetConversationMemberWithHttpMessagesAsync(
            userId, conversationId, null, cancellationToken);
        return result.Body;
    }

    public static async Task<PagedMembersResult> GetConversationPagedMembersAsync(
        this IConversations operations,
        string conversationId,
        int? pageSize = default,
        string? continuationToken = default,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(operations);
        using var result = await operations.GetConversationPagedMembersWithHttpMessagesAsync(
            conversationId, pageSize, continuationToken, null, cancellationToken);
        return result.Body ?? new PagedMembersResult();
    }
}
