namespace McaBot.Conversations;

internal static class ConversationsServices
{
    internal static IServiceCollection AddConversations(this IServiceCollection services) => services;
}
