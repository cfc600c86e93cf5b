using McaBot.Attestations;
using McaBot.Notifications.Doers;

namespace McaBot.Notifications;

internal static class NotificationsServices
{
    public static IServiceCollection AddNotifications(this IServiceCollection services)
    {
        services.AddSingleton<Pace>();
        services.AddSingleton<Messenger>();
        services.AddSingleton<CopyPainter>();

        services.AddSingleton<IEffectDoer, TellApprover>();
        services.AddSingleton<IEffectDoer, Announce>();
        services.AddSingleton<IEffectDoer, PostToChannel>();
        services.AddSingleton<IEffectDoer, TellRequester>();
        services.AddSingleton<IEffectDoer, SettleCard>();
        services.AddSingleton<IEffectDoer, UpdateIndex>();

        services.AddSingleton<EffectRunner>();
        services.AddSingleton<IEffects>(provider => provider.GetRequiredService<EffectRunner>());
        services.AddHostedService(provider => provider.GetRequiredService<EffectRunner>());
        services.AddHostedService<EffectSweep>();
        return services;
    }
}
