using McaBot.Attestations;
using McaBot.Notifications.Doers;
using McaBot.Outbox;

namespace McaBot.Notifications;

internal static class NotificationsServices
{
    public static IServiceCollection AddNotifications(this IServiceCollection services)
    {
        services.AddSingleton<Pace>();
        services.AddSingleton<ServiceAddresses>();
        services.AddSingleton<Messenger>();
        services.AddSingleton<ChannelPosts>();
        services.AddSingleton<CopyPainter>();
        services.AddSingleton<FailurePosts>();
        services.AddSingleton<ApproverChats>();

        services.AddSingleton<IEffectDoer, TellApprover>();
        services.AddSingleton<IEffectDoer, RemindApprover>();
        services.AddSingleton<IEffectDoer, Announce>();
        services.AddSingleton<IEffectDoer, PostToChannel>();
        services.AddSingleton<IEffectDoer, TellRequester>();
        services.AddSingleton<PriorAttestation>();
        services.AddSingleton<IEffectDoer, IssueLink>();
        services.AddSingleton<IEffectDoer, CreateAgreement>();
        services.AddSingleton<IEffectDoer, SettleCard>();
        services.AddSingleton<IEffectDoer, UpdateIndex>();

        services.AddSingleton<ChannelDays>();
        services.AddSingleton<OnceADay>();
        services.AddSingleton<BrokenLedgerAlarm>();
        services.AddSingleton<AlteredFactsAlarm>();
        services.AddSingleton<DigestCounter>();
        services.AddSingleton<FingerprintPosts>();
        services.AddSingleton<DailyDigest>();
        services.AddHostedService(provider => provider.GetRequiredService<BrokenLedgerAlarm>());
        services.AddHostedService(provider => provider.GetRequiredService<AlteredFactsAlarm>());
        services.AddSingleton<IScheduledJob>(provider => provider.GetRequiredService<DailyDigest>());
        return services;
    }
}
