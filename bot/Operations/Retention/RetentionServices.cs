using McaBot.Outbox;

namespace McaBot.Operations.Retention;

internal static class RetentionServices
{
    /// <summary>Needs the ledger, the details, the evidence, bulk requests and the bound options.</summary>
    public static IServiceCollection AddRetention(this IServiceCollection services)
    {
        services.AddSingleton<RecordErasure>();
        services.AddSingleton<AbandonedRequests>();
        services.AddSingleton<DraftErasure>();
        services.AddSingleton<LeftoverSearch>();
        return services;
    }
}
