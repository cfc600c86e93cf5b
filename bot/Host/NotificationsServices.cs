using McaBot.Features.CarryOut;
using McaBot.Features.Channels;
using McaBot.Features.Decide;
using McaBot.Features.Records;
using McaBot.Outbox;
using McaBot.Platform;
using McaBot.Teams;
using McaBot.Teams.Throttle;
using McaBot.Views;

namespace McaBot.Host;

internal static class NotificationsServices
{
    public static IServiceCollection AddNotifications(this IServiceCollection services)
    {
        services.AddSingleton<SendThrottle>();
        services.AddSingleton<ServiceAddresses>();
        services.AddSingleton<Messenger>();
        services.AddSingleton<ChannelPosts>();
        services.AddSingleton<CardRenderer>();
        services.AddSingleton<FailurePosts>();
        services.AddSingleton<ApproverChats>();

        services.AddSingleton<PriorAttestation>();

        services.AddSingleton<PartnerClock>();
        services.AddSingleton<ChannelClock>();
        services.AddSingleton<DailyJob>();
        services.AddSingleton<FailureAlarms>();
        services.AddSingleton<BrokenLedgerAlarm>();
        services.AddSingleton<AlteredFactsAlarm>();
        services.AddSingleton<DigestCounter>();
        services.AddSingleton<FingerprintPosts>();
        services.AddHostedService(provider => provider.GetRequiredService<BrokenLedgerAlarm>());
        services.AddHostedService(provider => provider.GetRequiredService<AlteredFactsAlarm>());
        return services;
    }
}
