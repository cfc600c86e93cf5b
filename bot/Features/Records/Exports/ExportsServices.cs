using McaBot.Outbox;

namespace McaBot.Features.Records.Exports;

internal static class ExportsServices
{
    /// <summary>Audit files for people with a role.</summary>
    public static IServiceCollection AddExports(this IServiceCollection services)
    {
        services.AddSingleton<AuditRecords>();
        services.AddSingleton<AuditExport>();
        return services;
    }
}
