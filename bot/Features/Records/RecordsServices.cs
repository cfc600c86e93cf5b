using McaBot.Features.Records.Exports;
using McaBot.Features.Records.Jobs;
using McaBot.Features.Records.Reports;
using McaBot.Outbox;

namespace McaBot.Features.Records;

internal static class RecordsServices
{
    /// <summary>What people with a role ask for that takes longer than a turn: audit files, months in numbers, checks.</summary>
    public static IServiceCollection AddRecords(this IServiceCollection services)
    {
        services.AddSingleton<BackgroundJobs>();
        services.AddHostedService(provider => provider.GetRequiredService<BackgroundJobs>());
        services.AddSingleton<IDeadLetterSource, JobDeadLetters>();
        services.AddSingleton<AuditRecords>();
        services.AddSingleton<AuditExport>();
        services.AddSingleton<MonthCounter>();
        return services;
    }
}
