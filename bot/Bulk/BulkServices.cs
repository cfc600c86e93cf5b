using McaBot.Ledger;
using McaBot.Outbox;

namespace McaBot.Bulk;

internal static class BulkServices
{
    /// <summary>Many requests from one file.</summary>
    public static IServiceCollection AddBulk(this IServiceCollection services)
    {
        services.AddSingleton<RowChecks>();
        services.AddSingleton<OpenCustomers>();
        services.AddSingleton<Previews>();
        services.AddSingleton<Batches>();
        services.AddSingleton<BatchOrders>();
        services.AddSingleton<BatchLife>();
        services.AddSingleton<BatchLooks>();
        services.AddSingleton<BulkDeadLetters>();
        services.AddSingleton<IDeadLetterSource>(provider => provider.GetRequiredService<BulkDeadLetters>());
        services.AddSingleton<BatchViews>();
        services.AddSingleton<BatchPosts>();
        services.AddSingleton<BatchBoard>();
        services.AddSingleton<BatchFiles>();
        services.AddSingleton<RowWork>();
        services.AddSingleton<BatchWork>();
        services.AddSingleton<BulkErasure>();
        services.AddSingleton<IRecordCheck, BulkCheck>();
        services.AddSingleton<BatchRunner>();
        services.AddSingleton<IBatchWatch>(provider => provider.GetRequiredService<BatchRunner>());
        services.AddHostedService(provider => provider.GetRequiredService<BatchRunner>());
        return services;
    }
}
