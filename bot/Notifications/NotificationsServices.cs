namespace McaBot.Notifications;

internal static class NotificationsServices
{
    internal static IServiceCollection AddNotifications(this IServiceCollection services) => services;
}
