using McaBot.Outbox;

namespace McaBot.Features.Records.Jobs;

internal static class JobsServices
{
    /// <summary>What people ask for that takes longer than a turn; what does it comes with its part.</summary>
    public static IServiceCollection AddJobs(this IServiceCollection services)
    {
        services.AddSingleton<BackgroundJobs>();
        services.AddHostedService(provider => provider.GetRequiredService<BackgroundJobs>());
        services.AddSingleton<IDeadLetterSource, JobDeadLetters>();
        return services;
    }
}
