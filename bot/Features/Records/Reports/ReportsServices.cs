namespace McaBot.Features.Records.Reports;

internal static class ReportsServices
{
    /// <summary>Months in numbers for people with a role.</summary>
    public static IServiceCollection AddReports(this IServiceCollection services)
    {
        services.AddSingleton<MonthCounter>();
        return services;
    }
}
